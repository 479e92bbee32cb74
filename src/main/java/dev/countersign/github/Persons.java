package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.Account;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;

/** Reads accounts from GitHub's JSON. */
final class Persons {

    /** What GraphQL is asked about any account. */
    static final String FRAGMENT = """
            fragment Who on Actor {
              __typename
              login
              ... on User { databaseId }
              ... on Bot { databaseId }
              ... on Mannequin { databaseId }
              ... on Organization { databaseId }
            }
            """;

    /** Whom GitHub shows in place of a deleted account. */
    static final Person GHOST = new Person(0, "ghost", Person.Kind.UNKNOWN);

    private static final String BOT = "[bot]";

    private Persons() {}

    /** An account that {@link #FRAGMENT} asked for; null is a deleted one. */
    static Person fromGraph(JsonNode actor) {
        if (!actor.isObject()) {
            return GHOST;
        }
        Person.Kind kind = kind(actor.path("__typename").asText());
        String login = actor.path("login").asText();
        // REST and the webhooks write a bot's login with this suffix, GraphQL without.
        String full = kind == Person.Kind.BOT && !login.endsWith(BOT) ? login + BOT : login;
        return new Person(actor.path("databaseId").asLong(), full, kind);
    }

    /** A git identity with the account that GitHub links to it. */
    static Identity identity(JsonNode actor) {
        JsonNode user = actor.path("user");
        return new Identity(
                actor.path("name").asText(""),
                actor.path("email").asText(""),
                user.isObject() ? new Account.Linked(fromGraph(user)) : new Account.Unlinked());
    }

    private static Person.Kind kind(String type) {
        return switch (type) {
            case "User" -> Person.Kind.USER;
            case "Bot" -> Person.Kind.BOT;
            case "Organization" -> Person.Kind.ORGANIZATION;
            default -> Person.Kind.UNKNOWN;
        };
    }
}
