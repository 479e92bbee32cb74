package dev.countersign.budget;

/**
 * What a request costs.
 *
 * @param rest points of REST requests
 * @param graph points of GraphQL requests
 * @param content requests that create something
 */
public record Price(int rest, int graph, int content) {

    private static final int READ = 1;
    private static final int WRITE = 5;

    /** A request that GitHub counts for no installation: of the App itself. */
    public static final Price NOTHING = new Price(0, 0, 0);

    /** A GraphQL query. */
    public static final Price QUERY = new Price(0, READ, 0);

    /** A REST request by that method. */
    public static Price rest(String method) {
        return method.equals("GET") ? new Price(READ, 0, 0) : new Price(WRITE, 0, method.equals("POST") ? 1 : 0);
    }

    /** What GitHub calls the hourly budget that it is taken from. */
    String resource() {
        return graph > 0 ? "graphql" : "core";
    }
}
