package dev.countersign.core.policy;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whose sign-offs can count at all.
 *
 * @param machineUsers logins of accounts that machines run, in lower case
 * @param signOffPermission the least permission on the repository
 * @param independentOf what somebody must not have been to the change
 * @param readingSpeed how many lines anyone can read within a minute, from 1; {@link #ANY} for any number
 * @param signingRate how many pull requests anyone can sign within ten minutes, from 1; {@link #ANY} for any number
 */
public record People(
        List<String> machineUsers,
        Permission signOffPermission,
        Set<Part> independentOf,
        int readingSpeed,
        int signingRate) {

    /** No limit. */
    public static final int ANY = Integer.MAX_VALUE;

    /** Copies the collections. */
    public People {
        machineUsers = List.copyOf(machineUsers);
        EnumSet<Part> inOrder = EnumSet.noneOf(Part.class);
        inOrder.addAll(independentOf);
        independentOf = Collections.unmodifiableSet(inOrder);
    }

    /** No machine users, permission to write, independent of every part, as fast as they like. */
    public static People defaults() {
        return new People(List.of(), Permission.WRITE, Set.of(Part.values()), ANY, ANY);
    }

    /** Permissions on a repository, in rising order. */
    public enum Permission {
        /** Nothing. */
        NONE,
        /** May look. */
        READ,
        /** May look and sort. */
        TRIAGE,
        /** May push. */
        WRITE,
        /** May push and manage. */
        MAINTAIN,
        /** May do everything. */
        ADMIN
    }

    /** What somebody can have been to a change. */
    public enum Part {
        /** Opened it. */
        AUTHOR,
        /** Is named as co-author by a commit, or wrote one. */
        CO_AUTHOR,
        /** Committed a commit. */
        COMMITTER,
        /** Pushed to its branch after it was opened. */
        PUSHER,
        /** Told an agent to make it. */
        PROMPTER
    }
}
