package dev.countersign.core.provenance;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.core.provenance.Credits.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the value of a trailer that says who or what helped.
 *
 * <p>The same keys are used for people: "Assisted-by: Ada Lovelace" names nobody here. A model is not a tool: of
 * "Crush:gpt-5" or "Gemini 3 via Antigravity" the tools are Crush and Antigravity.
 */
final class CreditValue {

    /** Keys that people and tools share. */
    private static final Set<String> SHARED = Set.of(
            "assisted-by",
            "assited-by",
            "generated-by",
            "co-developed-by",
            "assistant",
            "made-with",
            "made-by",
            "built-with",
            "generated-with",
            "created-with",
            "written-by",
            "written-with",
            "assisted-with",
            "helped-by");

    /** Keys under which a name that is also a person's needs more to be a tool's. */
    private static final Set<String> DOUBTFUL =
            Set.of("authored-by", "developed-by", "implemented-by", "created-by", "coded-by", "programmed-by", "agent");

    /** Keys that only make sense for tools. */
    private static final Set<String> EXPLICIT = Set.of(
            "ai-assisted-by",
            "ai-generated-by",
            "llm-assisted-by",
            "ai-tool",
            "ai-tools",
            "ai-agent",
            "ai-model",
            "ai-co-authored-by",
            "ai-coauthored-by",
            "ai-co-author",
            "ai-authored-by",
            "ai-written-by",
            "ai-assisted-with",
            "ai-generated-with",
            "llm-generated-by",
            "llm-model",
            "ai-assistant",
            "coding-agent",
            "entire-agent",
            "commit-generated-by");

    private static final Set<String> KEYS =
            Stream.of(SHARED, DOUBTFUL, EXPLICIT).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST_VALUE = 160;
    private static final Pattern GROUPS = Pattern.compile("\\([^()]*\\)|\\[[^\\[\\]]*\\]|<[^<>]*>");
    private static final List<String> GROUP_STARTS = List.of("(", "[", "<");
    private static final List<String> SEPARATOR_PARTS = List.of(",", ";", "&", "+", "/", " and ", " plus ");
    private static final List<String> RUN_ON_PARTS = List.of(" with ", " using ", " - ", " (");
    private static final Pattern SEPARATORS = Pattern.compile("[,;&+/]| and | plus ");
    private static final Pattern RUNS_ON = Pattern.compile(" with | using | - | \\(.*");
    private static final Pattern AGENT_AND_MODEL =
            Pattern.compile("^[a-z][\\w.-]{1,30}: ?[a-z][\\w./-]*\\d[\\w.:/-]*( \\S+)*$");
    private static final Pattern NEGATIVE = Pattern.compile("^(none|no|n/a|na|false|nobody|-)\\b.*");

    private final Credits credits;

    CreditValue(Credits credits) {
        this.credits = credits;
    }

    /** All keys whose values it reads, in lower case. */
    static Set<String> keys() {
        return KEYS;
    }

    /** The tools that the value names, in order; {@code withAddress} when it carries an address that belongs to no tool. */
    List<Named> tools(String key, String value, boolean withAddress) {
        boolean foreign = withAddress || DOUBTFUL.contains(key);
        if (value.length() > LONGEST_VALUE || isNegative(value)) {
            return List.of();
        }
        List<Named> named = new ArrayList<>();
        String[] segments = segments(tool(withoutGroups(via(value))));
        for (int i = 0; i < segments.length; i++) {
            String segment = beforeRunningOn(segments[i] + " ");
            boolean model = i > 0 && !Models.in(segment).isEmpty();
            Optional<Named> tool = foreign ? credits.unmistakable(segment) : credits.whole(segment);
            if (!model) {
                tool.filter(found -> !named.contains(found)).ifPresent(named::add);
            }
        }
        if (named.isEmpty() && !foreign && hasDigit(value)) {
            credits.longestPrefix(via(value)).ifPresent(named::add);
        }
        if (named.isEmpty() && (EXPLICIT.contains(key) || !DOUBTFUL.contains(key) && isModel(value))) {
            credits.unnamed().ifPresent(named::add);
        }
        return named;
    }

    // The expressions below run only on values that have what they look for: of a hostile message, a thousand trailers
    // are read.

    private static boolean isNegative(String value) {
        return !value.isEmpty()
                && "nf-".indexOf(value.charAt(0)) >= 0
                && NEGATIVE.matcher(value).matches();
    }

    private static String withoutGroups(String value) {
        return hasOneOf(value, GROUP_STARTS) ? GROUPS.matcher(value).replaceAll(" ") : value;
    }

    private static String[] segments(String value) {
        return hasOneOf(value, SEPARATOR_PARTS) ? SEPARATORS.split(value) : new String[] {value};
    }

    private static boolean hasOneOf(String value, List<String> parts) {
        for (String part : parts) {
            if (value.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static String beforeRunningOn(String segment) {
        if (!hasOneOf(segment, RUN_ON_PARTS)) {
            return segment;
        }
        Matcher matcher = RUNS_ON.matcher(segment);
        return matcher.find() ? segment.substring(0, matcher.start()) : segment;
    }

    /** What stands after "via", in parentheses or not. */
    private static String via(String value) {
        int inside = value.indexOf("(via ");
        if (inside >= 0) {
            return value.substring(inside + 5).replace(')', ' ');
        }
        int via = value.indexOf(" via ");
        return via < 0 ? value : value.substring(via + 5);
    }

    private static String tool(String value) {
        int colon = value.indexOf(':');
        return colon < 0 ? value : value.substring(0, colon);
    }

    /** People's names have none. */
    private static boolean hasDigit(String value) {
        return value.chars().anyMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isModel(String value) {
        return hasDigit(value)
                && (AGENT_AND_MODEL.matcher(value).matches()
                        || Models.in(value).stream().anyMatch(CreditValue::hasDigit));
    }
}
