package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/** GitHub says no: a status, the message people see, and perhaps more about it. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient JsonNode errors;

    private Refusal(int status, String message, JsonNode errors) {
        super(message);
        this.status = status;
        this.errors = errors;
    }

    static Refusal of(int status, String message) {
        return new Refusal(status, message, Json.array());
    }

    static Refusal unknown() {
        return of(404, "Not Found");
    }

    /** A field that cannot be taken, in the form of GitHub's validation errors. */
    static Refusal invalid(String resource, String field, String code) {
        return new Refusal(
                422, "Validation Failed", Json.array(Json.object("resource", resource, "field", field, "code", code)));
    }

    /** A request that cannot be taken, with one sentence why. */
    static Refusal unprocessable(String why) {
        return new Refusal(422, "Unprocessable Entity", Json.array(why));
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The message on one line, with what GitHub says about single fields. */
    public String inFull() {
        StringBuilder text = new StringBuilder(getMessage().strip().replace("\n\n", ": "));
        String before = ": ";
        for (JsonNode error : errors) {
            text.append(before)
                    .append(
                            error.isTextual()
                                    ? error.asText()
                                    : error.path("field").asText() + " "
                                            + error.path("code").asText());
            before = ", ";
        }
        return text.toString();
    }

    JsonNode errors() {
        return errors;
    }
}
