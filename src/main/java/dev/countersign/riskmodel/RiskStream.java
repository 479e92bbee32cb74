package dev.countersign.riskmodel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.countersign.core.risk.History;
import dev.countersign.core.risk.HistoryBook;
import dev.countersign.core.risk.Landscape;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.risk.Risk;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.risk.Term;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Weighs merged changes one after the other, each by what the lines before it told of the same project, then learns it.
 *
 * <p>Remembers as much as its {@link Books} hold. Not thread-safe.
 */
public final class RiskStream {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int MEDIUM = 30;
    private static final int HIGH = 60;
    private static final int CRITICAL = 85;

    private final RiskModel model;
    private final Books books;

    /** A stream that knows no project yet, and remembers half a million files. */
    public RiskStream(RiskModel model) {
        this(model, new Books(Books.FILES));
    }

    /** A stream that remembers what those books hold. */
    RiskStream(RiskModel model, Books books) {
        this.model = model;
        this.books = books;
    }

    /**
     * Weighs and learns one change.
     *
     * @param line as {@link ChangeLine#parse} reads it
     * @return one line of JSON: {@code sha}, {@code project}, {@code defect} and {@code rollback} from 0 to 1,
     *     {@code score} from 0 to 100, {@code level}, and {@code reasons} with {@code term}, {@code points} and
     *     {@code sentence}
     * @throws IllegalArgumentException when the line cannot be read; nothing is learned then
     */
    public String next(String line) {
        ChangeLine read = ChangeLine.parse(line);
        HistoryBook book = books.of(read.project());
        History history = book.of(
                read.change().files(), read.change().author(), read.change().at());
        Risk risk = model.assess(
                read.change().files(), read.completeness(), history, Landscape.of(), MEDIUM, HIGH, CRITICAL);
        books.learn(read.project(), read.change());
        return write(read, risk);
    }

    private static String write(ChangeLine read, Risk risk) {
        Likelihood likelihood = risk.likelihood();
        StringWriter line = new StringWriter(1_024);
        try (JsonGenerator out = JSON.createGenerator(line)) {
            out.writeStartObject();
            out.writeStringField("sha", read.change().sha());
            out.writeStringField("project", read.project());
            out.writeNumberField("defect", rounded(likelihood.defect().probability()));
            out.writeNumberField("rollback", rounded(likelihood.rollback().probability()));
            out.writeNumberField("score", risk.score());
            out.writeStringField("level", risk.level().word());
            out.writeArrayFieldStart("reasons");
            add(out, "defect/", likelihood.defect().terms());
            add(out, "rollback/", likelihood.rollback().terms());
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot fail", e);
        }
        return line.toString();
    }

    private static void add(JsonGenerator out, String head, List<Term> terms) throws IOException {
        for (Term term : terms) {
            out.writeStartObject();
            out.writeStringField("term", head + term.id());
            out.writeNumberField("points", term.points());
            out.writeStringField("sentence", term.sentence());
            out.writeEndObject();
        }
    }

    private static double rounded(double probability) {
        return Math.round(probability * 1e6) / 1e6;
    }
}
