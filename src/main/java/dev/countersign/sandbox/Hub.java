package dev.countersign.sandbox;

/** What every act and every question needs. */
record Hub(
        World world, Changes changes, Gate gate, Shapes shapes, Events events, Deliveries deliveries, Tokens tokens) {

    void demand(boolean allowed, int status, String otherwise) {
        if (!allowed) {
            throw Refusal.of(status, otherwise);
        }
    }
}
