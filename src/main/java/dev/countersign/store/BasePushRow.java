package dev.countersign.store;

import dev.countersign.core.change.RepositoryRef;
import java.util.Locale;

/** Table {@code base_push}: how often the repositories that policies build on were pushed to. */
final class BasePushRow {

    private static final String COUNTED = "with made as (insert into base_push (repository) values (?)"
            + " on conflict do nothing returning pushes)"
            + " select pushes from made union all select pushes from base_push where repository = ?";

    private BasePushRow() {}

    /** One more push; false where no policy builds on the repository. */
    static boolean pushed(Jdbc jdbc, RepositoryRef repository) {
        return jdbc.update("update base_push set pushes = pushes + 1 where repository = ?", key(repository)) > 0;
    }

    /** How often it was pushed to; it is counted from now on. */
    static long of(Jdbc jdbc, RepositoryRef repository) {
        String key = key(repository);
        return jdbc.query(COUNTED, row -> row.getLong(1), key, key)
                // Another has begun to count at this moment.
                .orElse(0L);
    }

    private static String key(RepositoryRef repository) {
        return repository.toString().toLowerCase(Locale.ROOT);
    }
}
