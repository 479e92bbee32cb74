package dev.countersign.setup;

/** Something that a person typed, or GitHub answered, with which set-up cannot go on; the message says what to do. */
final class Mistake extends RuntimeException {

    private static final long serialVersionUID = 1;

    Mistake(String message) {
        super(message);
    }
}
