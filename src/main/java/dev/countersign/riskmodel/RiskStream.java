package dev.countersign.riskmodel;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.risk.History;
import dev.countersign.core.risk.HistoryBook;
import dev.countersign.core.risk.Landscape;
import dev.countersign.core.risk.Likelihood;
import dev.countersign.core.risk.Risk;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.risk.Term;

/**
 * Weighs merged changes one after the other, each by what the lines before it told of the same project, then learns it.
 *
 * <p>Remembers as much as its {@link Books} hold. Not thread-safe.
 */
public final class RiskStream {

    private static final int MEDIUM = 30;
    private static final int HIGH = 60;
    private static final int CRITICAL = 85;

    private final ObjectMapper json = new ObjectMapper();
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

    private String write(ChangeLine read, Risk risk) {
        Likelihood likelihood = risk.likelihood();
        ObjectNode out = json.createObjectNode()
                .put("sha", read.change().sha())
                .put("project", read.project())
                .put("defect", rounded(likelihood.defect().probability()))
                .put("rollback", rounded(likelihood.rollback().probability()))
                .put("score", risk.score())
                .put("level", risk.level().word());
        ArrayNode reasons = out.putArray("reasons");
        likelihood.defect().terms().forEach(term -> add(reasons, "defect/", term));
        likelihood.rollback().terms().forEach(term -> add(reasons, "rollback/", term));
        return out.toString();
    }

    private static void add(ArrayNode reasons, String head, Term term) {
        reasons.addObject()
                .put("term", head + term.id())
                .put("points", term.points())
                .put("sentence", term.sentence());
    }

    private static double rounded(double probability) {
        return Math.round(probability * 1e6) / 1e6;
    }
}
