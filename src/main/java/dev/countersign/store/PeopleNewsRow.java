package dev.countersign.store;

/** Table {@code people_news}: how often something about an installation's people has changed. */
final class PeopleNewsRow {

    private static final String ONE = "insert into people_news (installation, news) values (?, 1)"
            + " on conflict (installation) do update set news = people_news.news + 1";

    private PeopleNewsRow() {}

    /** One more change. Its row is locked until the transaction ends: before those of pull requests, never after. */
    static void one(Jdbc jdbc, long installation) {
        jdbc.update(ONE, installation);
    }
}
