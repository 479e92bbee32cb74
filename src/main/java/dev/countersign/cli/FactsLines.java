package dev.countersign.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.countersign.json.FactsJson;
import dev.countersign.json.FactsLine;
import dev.countersign.json.FactsProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.time.Instant;
import java.util.function.Consumer;

/** Reads lines of facts; one that cannot be read is reported by its number, and the rest goes on. Bounded in memory. */
final class FactsLines {

    private final Reader in;
    private final PrintWriter err;
    private int number;
    private boolean failed;

    FactsLines(Reader in, PrintWriter err) {
        this.in = in;
        this.err = err;
    }

    /**
     * Reads all lines.
     *
     * @return whether each could be read and taken
     */
    boolean each(Instant now, Consumer<FactsLine> taker) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                take(line.toString(), now, taker);
                line.setLength(0);
            } else if (line.length() <= FactsJson.LONGEST) {
                line.append((char) c);
            }
        }
        take(line.toString(), now, taker);
        return !failed;
    }

    private void take(String line, Instant now, Consumer<FactsLine> taker) {
        number++;
        if (line.isBlank()) {
            return;
        }
        try {
            taker.accept(FactsJson.read(line, now));
        } catch (FactsProblem problem) {
            failed = true;
            err.println(JsonNodeFactory.instance
                    .objectNode()
                    .put("error", problem.getMessage())
                    .put("line", number));
            err.flush();
        }
    }
}
