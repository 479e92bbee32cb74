package dev.countersign.github.payload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Subject;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The fields of one payload, by path with dots; a field that must be there and is not is named in the exception. */
record Fields(String event, JsonNode payload) {

    JsonNode node(String path) {
        return payload.at("/" + path.replace('.', '/'));
    }

    boolean has(String path) {
        JsonNode node = node(path);
        return !node.isMissingNode() && !node.isNull();
    }

    String text(String path) {
        JsonNode node = node(path);
        if (!node.isTextual()) {
            throw wrong(path, "a text");
        }
        return node.asText();
    }

    /** Empty when it is not there. */
    String textOrEmpty(String path) {
        return node(path).asText("");
    }

    long number(String path) {
        JsonNode node = node(path);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 1) {
            throw wrong(path, "a positive number");
        }
        return node.asLong();
    }

    boolean flag(String path) {
        return node(path).asBoolean();
    }

    Instant instant(String path) {
        try {
            return Instant.parse(text(path));
        } catch (DateTimeParseException e) {
            throw wrong(path, "a time");
        }
    }

    /** An account; a deleted one is shown as {@code ghost}. */
    Person person(String path) {
        if (!has(path)) {
            return new Person(0, "ghost", Person.Kind.UNKNOWN);
        }
        Person.Kind kind = switch (textOrEmpty(path + ".type")) {
            case "User" -> Person.Kind.USER;
            case "Bot" -> Person.Kind.BOT;
            case "Organization" -> Person.Kind.ORGANIZATION;
            default -> Person.Kind.UNKNOWN;
        };
        return new Person(number(path + ".id"), text(path + ".login"), kind);
    }

    /** Whether the App of that id, or client id, stands at the path. */
    boolean isApp(String path, String app) {
        return textOrEmpty(path + ".id").equals(app)
                || textOrEmpty(path + ".client_id").equals(app);
    }

    long installation() {
        return number("installation.id");
    }

    Place place() {
        return new Place(
                installation(),
                number("repository.id"),
                new RepositoryRef(text("repository.owner.login"), text("repository.name")));
    }

    Subject subject(String numberPath) {
        long number = number(numberPath);
        if (number > Integer.MAX_VALUE) {
            throw wrong(numberPath, "a pull request's number");
        }
        Place place = place();
        return new Subject(
                place.installation(), place.repositoryId(), new PullRequestRef(place.repository(), (int) number));
    }

    MalformedPayload wrong(String path, String wanted) {
        return new MalformedPayload("the " + event + " event's " + path + " is not " + wanted);
    }
}
