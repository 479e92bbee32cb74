package dev.countersign.riskmodel;

import dev.countersign.core.risk.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The table of weights that the program carries. */
public final class BuiltInWeights {

    private static final String TABLE = "/risk/weights.tsv";

    private BuiltInWeights() {}

    /**
     * Reads it.
     *
     * @throws IllegalStateException when the program was packaged without it
     * @throws IllegalArgumentException when it does not fit the terms of the model
     */
    public static Weights read() {
        try (InputStream in = BuiltInWeights.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its resource " + TABLE + "; build it again");
            }
            return Weights.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + TABLE, e);
        }
    }
}
