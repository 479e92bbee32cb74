package dev.countersign.core.change;

import java.util.List;

/**
 * A commit of the change: reachable from the head over any parent, and not from the base.
 *
 * @param sha its full object id, 40 or 64 hexadecimal digits
 * @param author who wrote it
 * @param committer who committed it
 * @param coAuthors whom GitHub reads from its {@code Co-authored-by} trailers, with their accounts where it knows them
 * @param message the whole message, as stored
 * @param parents the ids of its parents, in order
 * @param signature what GitHub says of its signature
 * @param signer who signed it, as far as that is known; a verified signature only says so
 * @param note what {@code refs/notes/ai} says of it, hostile; empty when that says nothing or was not read
 */
public record Commit(
        String sha,
        Identity author,
        Identity committer,
        List<Identity> coAuthors,
        String message,
        List<String> parents,
        Signature signature,
        Signer signer,
        String note) {

    /** Copies the lists. */
    public Commit {
        coAuthors = List.copyOf(coAuthors);
        parents = List.copyOf(parents);
    }

    /** A commit of whose signer nothing is known. */
    public Commit(
            String sha,
            Identity author,
            Identity committer,
            List<Identity> coAuthors,
            String message,
            List<String> parents,
            Signature signature,
            String note) {
        this(sha, author, committer, coAuthors, message, parents, signature, Signer.unknown(), note);
    }

    /** A commit without a note, of whose signature nothing is known. */
    public Commit(
            String sha,
            Identity author,
            Identity committer,
            List<Identity> coAuthors,
            String message,
            List<String> parents) {
        this(sha, author, committer, coAuthors, message, parents, Signature.UNKNOWN, "");
    }

    /**
     * Who made a signature.
     *
     * @param by the account that GitHub takes the key for; without a number when it does not say
     * @param key the key's id, or its fingerprint; empty when GitHub does not say
     */
    public record Signer(Person by, String key) {

        /** One of whom nothing is known. */
        public static Signer unknown() {
            return new Signer(new Person(0, "", Person.Kind.UNKNOWN), "");
        }
    }

    /** What is known of a commit's signature. */
    public enum Signature {
        /** GitHub verified it. */
        VERIFIED,
        /** There is none. */
        NONE,
        /** There is one that did not verify. */
        INVALID,
        /** Nobody can tell. */
        UNKNOWN
    }

    /** The first seven digits, as people write it. */
    public String shortSha() {
        return Shas.brief(sha);
    }

    /** The same with that note. */
    public Commit noted(String said) {
        return new Commit(sha, author, committer, coAuthors, message, parents, signature, signer, said);
    }
}
