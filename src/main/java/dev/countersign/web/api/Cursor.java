package dev.countersign.web.api;

import java.util.List;

/** Where a list goes on, as the answer before said it. */
final class Cursor {

    private Cursor() {}

    /** The number that is meant; that one where there is none. */
    static long number(String cursor, long beginning) {
        if (cursor.isEmpty()) {
            return beginning;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException other) {
            throw new Refused(List.of("`cursor` must be what `next` was in an answer before"));
        }
    }
}
