package dev.countersign.policyfile;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.core.policy.Extension;
import dev.countersign.core.policy.NamePatterns;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.Overrides;
import dev.countersign.core.policy.People;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Reviewers;
import dev.countersign.core.policy.ToolExceptions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the keys that are there once and are neither areas, tools, requirements, checklists nor tests. */
final class GeneralReader {

    private static final Pattern EXTENSION =
            Pattern.compile("([A-Za-z0-9-]+)/([A-Za-z0-9_.-]+)/((?:[A-Za-z0-9_.-]+/)*[A-Za-z0-9_.-]+\\.ya?ml)"
                    + "@([A-Za-z0-9_][A-Za-z0-9_./-]*)");

    /** The keys of {@code risk}. */
    static final List<String> RISK = List.of("levels", "far-reaching");

    private static final List<String> PEOPLE =
            List.of("machine-users", "sign-off-permission", "independent-of", "reading-speed", "signing-rate");

    private final Values values;
    private final Map<String, Origin> written;

    GeneralReader(Values values, Map<String, Origin> written) {
        this.values = values;
        this.written = written;
    }

    People people(Section policy) {
        People defaults = People.defaults();
        return section(policy, "people", PEOPLE)
                .map(section -> new People(
                        section.node("machine-users")
                                .map(node -> values.several(node).stream()
                                        .map(item -> values.login(item, "machine-users"))
                                        .toList())
                                .orElse(List.of()),
                        permission(section),
                        section.has("independent-of")
                                ? Set.copyOf(section.words("independent-of", People.Part.class))
                                : defaults.independentOf(),
                        section.number("reading-speed", 1, 1_000_000, defaults.readingSpeed()),
                        section.number("signing-rate", 1, 1_000, defaults.signingRate())))
                .orElse(defaults);
    }

    private enum SigningPermission {
        WRITE,
        MAINTAIN,
        ADMIN
    }

    private static People.Permission permission(Section section) {
        return switch (section.word("sign-off-permission", SigningPermission.class, SigningPermission.WRITE)) {
            case WRITE -> People.Permission.WRITE;
            case MAINTAIN -> People.Permission.MAINTAIN;
            case ADMIN -> People.Permission.ADMIN;
        };
    }

    Policy.RiskLevels levels(Section policy) {
        Policy.RiskLevels defaults = Policy.RiskLevels.defaults();
        Optional<Section> found = section(policy, "risk", RISK).flatMap(risk -> section(risk, "levels", "risk"));
        return found.map(section -> {
                    Policy.RiskLevels levels = new Policy.RiskLevels(
                            section.number("medium", 1, 100, defaults.medium()),
                            section.number("high", 1, 100, defaults.high()),
                            section.number("critical", 1, 100, defaults.critical()));
                    if (levels.medium() >= levels.high() || levels.high() >= levels.critical()) {
                        values.problems()
                                .add(
                                        section.origin(),
                                        "the levels do not rise: medium " + levels.medium() + ", high " + levels.high()
                                                + ", critical " + levels.critical(),
                                        "each begins above the one before; those not given are 30, 60 and 85");
                    }
                    return levels;
                })
                .orElse(defaults);
    }

    private Optional<Section> section(Section outer, String key, String path) {
        Optional<Section> section = outer.section(key, List.of("medium", "high", "critical"));
        section.ifPresent(found -> found.note(written, path, key));
        return section;
    }

    private Optional<Section> section(Section policy, String key, List<String> keys) {
        Optional<Section> section = policy.section(key, keys);
        section.ifPresent(found -> found.note(written, key));
        return section;
    }

    Policy.Repositories repositories(Section policy) {
        Policy.Repositories all = Policy.Repositories.all();
        return section(policy, "repositories", List.of("include", "exclude"))
                .map(section -> new Policy.Repositories(
                        section.node("include")
                                .map(node -> values.names(node, "include"))
                                .orElse(all.include()),
                        section.node("exclude")
                                .map(node -> values.names(node, "exclude"))
                                .orElseGet(() -> new NamePatterns(List.of()))))
                .orElse(all);
    }

    ToolExceptions exceptions(Section policy) {
        ToolExceptions defaults = ToolExceptions.defaults();
        return section(policy, "exceptions", List.of("from", "longest"))
                .map(section -> new ToolExceptions(
                        section.node("from")
                                .map(node -> values.signers(node, "from"))
                                .orElse(defaults.from()),
                        section.node("longest")
                                .map(node -> values.duration(node, "longest"))
                                .orElse(defaults.longest())))
                .orElse(defaults);
    }

    Overrides overrides(Section policy) {
        Overrides defaults = Overrides.defaults();
        return section(policy, "overrides", List.of("from", "people", "expires", "also-clears"))
                .map(section -> {
                    Overrides read = new Overrides(
                            section.node("from")
                                    .map(node -> values.signers(node, "from"))
                                    .orElse(defaults.from()),
                            section.number("people", 1, 100, defaults.people()),
                            section.node("expires")
                                    .map(node -> values.duration(node, "expires"))
                                    .orElse(defaults.expires()),
                            new LinkedHashSet<>(section.words("also-clears", Overrides.Finding.class)));
                    RequirementsReader.enough(values.problems(), section, read.from(), read.people());
                    return read;
                })
                .orElse(defaults);
    }

    Reviewers reviewers(Section policy) {
        Reviewers defaults = Reviewers.defaults();
        return section(policy, "reviewers", List.of("request", "pick", "daily-load"))
                .map(section -> new Reviewers(
                        section.flag("request", defaults.request()),
                        section.word("pick", Reviewers.Pick.class, defaults.pick()),
                        section.number("daily-load", 1, 1_000, defaults.dailyLoad())))
                .orElse(defaults);
    }

    Extension extension(Section policy) {
        Optional<Node> node = policy.node("extends");
        if (node.isEmpty()) {
            return new Extension.None();
        }
        String text = values.text(node.get(), "extends");
        Matcher matcher = EXTENSION.matcher(text);
        // Two dots are a folder above, or a range of commits.
        if (!matcher.matches() || text.contains("..")) {
            if (!text.isEmpty()) {
                values.problems()
                        .add(
                                node.get(),
                                Problems.quote(text) + " names no policy file",
                                "write `owner/repo/path.yml@ref`");
            }
            return new Extension.None();
        }
        return new Extension.File(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4));
    }
}
