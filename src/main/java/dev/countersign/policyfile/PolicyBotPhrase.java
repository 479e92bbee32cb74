package dev.countersign.policyfile;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A condition as it is written in a {@code when}.
 *
 * @param yaml in flow style; empty when it always holds
 * @param deniable whether it may stand under {@code not}
 */
record PolicyBotPhrase(String yaml, boolean deniable) {

    static final PolicyBotPhrase ALWAYS = new PolicyBotPhrase("", true);
    static final PolicyBotPhrase NEVER = new PolicyBotPhrase("never", true);

    static PolicyBotPhrase of(String key, List<String> values) {
        return raw(key, values.size() == 1 ? quoted(values.get(0)) : list(values));
    }

    static PolicyBotPhrase raw(String key, String value) {
        return new PolicyBotPhrase("{" + key + ": " + value + "}", !key.equals("labels") && !key.equals("signatures"));
    }

    static PolicyBotPhrase all(List<PolicyBotPhrase> parts) {
        return join("all", parts, ALWAYS, NEVER);
    }

    static PolicyBotPhrase any(List<PolicyBotPhrase> parts) {
        return join("any", parts, NEVER, ALWAYS);
    }

    private static PolicyBotPhrase join(
            String word, List<PolicyBotPhrase> parts, PolicyBotPhrase nothing, PolicyBotPhrase everything) {
        List<PolicyBotPhrase> left =
                parts.stream().filter(part -> !part.equals(nothing)).distinct().toList();
        if (left.contains(everything)) {
            return everything;
        }
        if (left.size() <= 1) {
            return left.isEmpty() ? nothing : left.get(0);
        }
        String yaml = left.stream().map(PolicyBotPhrase::yaml).collect(Collectors.joining(", "));
        return new PolicyBotPhrase(
                "{" + word + ": [" + yaml + "]}", left.stream().allMatch(PolicyBotPhrase::deniable));
    }

    /** The opposite; of what cannot be denied, that it never holds is not known, so the opposite always may. */
    PolicyBotPhrase not() {
        if (equals(ALWAYS) || equals(NEVER)) {
            return equals(ALWAYS) ? NEVER : ALWAYS;
        }
        return deniable ? new PolicyBotPhrase("{not: " + yaml + "}", true) : ALWAYS;
    }

    static String list(List<String> values) {
        return values.stream().map(PolicyBotPhrase::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    static String quoted(String text) {
        return Stream.of(text)
                .map(one -> one.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t"))
                .map(one -> one.replace("\r", "\\r").replace("\u0085", "\\N"))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
