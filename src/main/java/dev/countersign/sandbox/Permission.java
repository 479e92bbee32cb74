package dev.countersign.sandbox;

import java.util.Locale;

/** What someone may do on a repository, from least to most. */
public enum Permission {
    /** Sees nothing of a private repository. */
    NONE,
    /** May read. */
    READ,
    /** May also sort issues and pull requests. */
    TRIAGE,
    /** May also push, review with effect, and merge. */
    WRITE,
    /** May also change some settings. */
    MAINTAIN,
    /** May do anything. */
    ADMIN;

    boolean atLeast(Permission other) {
        return compareTo(other) >= 0;
    }

    /** The role's name, such as {@code maintain}. */
    String role() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** REST's older answer, which knows only four. */
    String legacy() {
        return switch (this) {
            case NONE -> "none";
            case READ, TRIAGE -> "read";
            case WRITE, MAINTAIN -> "write";
            case ADMIN -> "admin";
        };
    }
}
