package dev.countersign.core.policy;

/** The policy file that a policy file builds on, if any. */
public sealed interface Extension {

    /** It builds on none. */
    record None() implements Extension {}

    /**
     * It builds on that file, as a repository's builds on the organisation's.
     *
     * @param owner the organisation
     * @param repository the repository's name
     * @param path the file's path there
     * @param ref branch, tag or commit
     */
    record File(String owner, String repository, String path, String ref) implements Extension {
        /** The form people write, {@code owner/repo/path@ref}. */
        @Override
        public String toString() {
            return owner + "/" + repository + "/" + path + "@" + ref;
        }
    }
}
