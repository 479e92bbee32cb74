package dev.countersign.sandbox;

/** A GraphQL document that cannot be answered at all. */
final class GraphFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    GraphFault(String message) {
        super(message);
    }
}
