package dev.countersign.github.http;

/**
 * Where GitHub's APIs are.
 *
 * @param rest base of all REST paths, such as {@code https://api.github.com} or {@code https://host/api/v3}
 * @param graphql the GraphQL address, such as {@code https://api.github.com/graphql}
 */
public record Endpoints(String rest, String graphql) {

    /** Takes a trailing slash off the REST base, so that paths can be appended. */
    public Endpoints {
        rest = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    }
}
