package dev.countersign.budget;

/**
 * The limits of an installation that are kept without GitHub saying so; GitHub documents them as secondary limits. 0 lifts one.
 *
 * @param concurrent requests at the same time
 * @param rest points of REST requests a minute
 * @param graph points of GraphQL requests a minute
 * @param content requests a minute that create something
 * @param contentHourly requests an hour that create something
 * @param reserve how many percent of everything, GitHub's own hourly budget included, background work leaves alone
 */
public record Limits(int concurrent, int rest, int graph, int content, int contentHourly, int reserve) {

    /** Those that GitHub documents, and a fifth kept for webhooks. */
    public static final Limits DOCUMENTED = new Limits(100, 900, 2_000, 80, 500, 20);

    /** None. */
    public static final Limits LIFTED = new Limits(0, 0, 0, 0, 0, 20);

    /** Refuses what is no limit. */
    public Limits {
        if (concurrent < 0 || rest < 0 || graph < 0 || content < 0 || contentHourly < 0) {
            throw new IllegalArgumentException("a limit of countersign.github.limits is below 0; 0 lifts it");
        }
        if (reserve < 0 || reserve > 90) {
            throw new IllegalArgumentException("countersign.github.limits.reserve is not from 0 to 90 percent");
        }
    }

    int of(Meter meter) {
        return switch (meter) {
            case REST -> rest;
            case GRAPH -> graph;
            case CONTENT -> content;
            case CONTENT_HOURLY -> contentHourly;
        };
    }
}
