package dev.countersign.sandbox;

/** One field of a GraphQL document cannot be answered; the others can. */
final class GraphRefusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String type;

    GraphRefusal(String type, String message) {
        super(message);
        this.type = type;
    }

    static GraphRefusal unresolved(String what) {
        return new GraphRefusal("NOT_FOUND", "Could not resolve to " + what + ".");
    }

    String type() {
        return type;
    }
}
