package dev.countersign.policyfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.core.policy.Range;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads comparisons with whole numbers: {@code >5}, {@code >=5}, {@code <5}, {@code <=5}, {@code =5}, {@code 5}, {@code 5..9}. */
final class Ranges {

    private static final Pattern COMPARISON = Pattern.compile("(>=|<=|>|<|=|)\\s*([0-9]{1,9})");
    private static final Pattern BETWEEN = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");

    private Ranges() {}

    /** The numbers meant, possibly none ({@code <0}); empty when it is no comparison. */
    static Optional<Range> read(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return Optional.empty();
        }
        String text = scalar.getValue().strip();
        Matcher between = BETWEEN.matcher(text);
        if (between.matches()) {
            return Optional.of(new Range(Integer.parseInt(between.group(1)), Integer.parseInt(between.group(2))));
        }
        Matcher comparison = COMPARISON.matcher(text);
        if (!comparison.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(comparison.group(2));
        return Optional.of(
                switch (comparison.group(1)) {
                    case ">" -> new Range(number + 1, Integer.MAX_VALUE);
                    case ">=" -> new Range(number, Integer.MAX_VALUE);
                    case "<" -> new Range(0, number - 1);
                    case "<=" -> new Range(0, number);
                    default -> new Range(number, number);
                });
    }
}
