package dev.countersign.core.risk;

import java.util.List;

/** What is known, at one moment, of the age of instructions and documents for the files that a change touches. */
public sealed interface Guidance {

    /** Nothing was learned of this repository yet. It is not the same as guidance that is up to date. */
    record Unknown() implements Guidance {}

    /**
     * The guidance that was found.
     *
     * @param documents those that govern touched files, by path
     */
    record Known(List<Document> documents) implements Guidance {
        /** Copies the list. */
        public Known {
            documents = List.copyOf(documents);
        }
    }

    /**
     * A file that tells people or tools about other files.
     *
     * @param path where it is
     * @param changedAt when it last changed, in seconds since 1970 (UTC)
     * @param codeChangedAt when a file that it is about last changed; no earlier than {@code changedAt} when {@code changesSince} is above 0
     * @param changesSince how many merged changes touched such files after it did
     */
    record Document(String path, long changedAt, long codeChangedAt, int changesSince) {

        /** How many days it is older than what it is about; 0 when that has not changed since. */
        public long daysBehind() {
            return changesSince == 0 ? 0 : Math.max(0, codeChangedAt - changedAt) / 86_400;
        }
    }
}
