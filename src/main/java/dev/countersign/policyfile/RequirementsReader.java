package dev.countersign.policyfile;

import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.Requirement;
import dev.countersign.core.policy.SignOffRule;
import dev.countersign.core.policy.Signers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code requirements}. */
final class RequirementsReader {

    private static final List<String> KEYS = List.of("name", "title", "when", "sign-offs", "scope", "checks");
    private static final int MOST_PEOPLE = 100;

    private final Values values;
    private final ConditionReader conditions;
    private final References references;
    private final Map<String, Origin> written;

    RequirementsReader(Values values, ConditionReader conditions, References references, Map<String, Origin> written) {
        this.values = values;
        this.conditions = conditions;
        this.references = references;
        this.written = written;
    }

    List<Requirement> read(Section policy) {
        List<Requirement> requirements = new ArrayList<>();
        policy.items("requirements").forEach(node -> requirements.add(requirement(node)));
        return requirements;
    }

    private Requirement requirement(Node node) {
        Section section = Section.of(values, node, "a requirement", KEYS);
        String name = section.needed("name");
        section.node("name").ifPresent(at -> values.name(at, "name"));
        references.asks(name, section.origin());
        section.note(written, "requirements", name);
        SignOffRule signOffs = section.section("sign-offs", List.of("count", "from", "distinct"))
                .map(rule -> signOffs(rule, name))
                .orElseGet(SignOffRule::nobody);
        return new Requirement(
                name,
                section.text("title", titleOf(name)),
                conditions.of(section),
                signOffs,
                section.word("scope", Requirement.Scope.class, Requirement.Scope.CHANGE),
                section.texts("checks"),
                section.origin());
    }

    private SignOffRule signOffs(Section rule, String name) {
        rule.note(written, "requirements", name, "sign-offs");
        int count = rule.number("count", 1, MOST_PEOPLE, 1);
        List<Signers> from = rule.node("from")
                .map(node -> values.signers(node, "from"))
                .orElseGet(() -> List.of(new Signers.Anyone()));
        enough(values.problems(), rule, from, count);
        return new SignOffRule(count, from, rule.flag("distinct", false));
    }

    /** Reports a rule that asks for more people than it names. */
    static void enough(Problems problems, Section rule, List<Signers> from, int count) {
        long people = from.stream().distinct().count();
        if (!from.isEmpty() && people < count && from.stream().allMatch(Signers.User.class::isInstance)) {
            problems.add(
                    rule.keyNode("from"),
                    "only " + people + " of the " + count + " people it takes are named",
                    "name more people or a team, or lower the count");
        }
    }

    /** {@code senior-review} becomes {@code Senior review}. */
    static String titleOf(String name) {
        String words = name.replace('-', ' ').replace('_', ' ').strip();
        return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
