package dev.countersign.store;

/** Rows that are made when they are first needed. */
final class Rows {

    private Rows() {}

    static PublicationRow publication(long subjectId) {
        return PublicationRow.<PublicationRow>findByIdOptional(subjectId).orElseGet(() -> {
            PublicationRow row = PublicationRow.nothing(subjectId);
            row.persist();
            return row;
        });
    }
}
