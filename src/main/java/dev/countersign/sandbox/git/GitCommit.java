package dev.countersign.sandbox.git;

import java.util.List;

/**
 * One commit.
 *
 * @param sha 40 hexadecimal digits
 * @param tree id of its tree
 * @param author who wrote it
 * @param committer who committed it
 * @param message the whole message
 * @param parents ids, first parent first
 */
public record GitCommit(
        String sha, String tree, Signature author, Signature committer, String message, List<String> parents) {

    /** Copies the list of parents. */
    public GitCommit {
        parents = List.copyOf(parents);
    }
}
