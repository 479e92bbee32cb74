package dev.countersign.github.payload;

/** A webhook's payload is not what GitHub says it sends. */
public final class MalformedPayload extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says which event and which field: one sentence without a full stop, and without the field's content. */
    public MalformedPayload(String message) {
        super(message);
    }
}
