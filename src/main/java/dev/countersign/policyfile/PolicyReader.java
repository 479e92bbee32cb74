package dev.countersign.policyfile;

import dev.countersign.core.policy.Disclosure;
import dev.countersign.core.policy.Mode;
import dev.countersign.core.policy.NamePatterns;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Written;
import dev.countersign.core.provenance.AddedTools;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Tool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads a policy file, strictly: everything that is not as it should be is a problem with its place, and all are told at once.
 *
 * <p>No content makes it throw, or take more than time linear in its size; larger files than {@link PolicyText#MOST_BYTES} are refused
 * unread. Immutable and thread-safe.
 */
public final class PolicyReader {

    private static final List<String> KEYS = List.of(
            "version",
            "mode",
            "extends",
            "repositories",
            "branches",
            "disclosure",
            "tools",
            "exceptions",
            "people",
            "areas",
            "catalog",
            "risk",
            "guidance",
            "requirements",
            "checklists",
            "overrides",
            "reviewers",
            "tests");

    private final Catalogue catalogue;

    /** A reader that knows the tools of that catalogue. */
    public PolicyReader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** A reader that knows tools by their ids alone. */
    public PolicyReader(Set<String> toolIds) {
        this(Catalogue.of(
                toolIds.stream().map(id -> new Tool(id, id, "", "", List.of())).toList()));
    }

    /**
     * Reads a policy that stands alone.
     *
     * @param fileName how problems name the file
     * @param content the file as it is stored, UTF-8
     */
    public PolicyReading read(String fileName, byte[] content) {
        return read(fileName, content, Optional.empty());
    }

    /** Reads a policy that stands alone from decoded text. */
    public PolicyReading read(String fileName, String content) {
        return read(content, new Problems(fileName), Optional.empty());
    }

    /**
     * Reads a policy that builds on another: it may use the areas and requirements of that one, and add to them.
     *
     * @param fileName how problems name the file
     * @param content the file's text
     * @param floor the policy it builds on
     */
    public PolicyReading read(String fileName, String content, Policy floor) {
        return read(content, new Problems(fileName), Optional.of(floor));
    }

    /** Reads a policy that builds on another, from bytes as they are stored. */
    public PolicyReading read(String fileName, byte[] content, Policy floor) {
        return read(fileName, content, Optional.of(floor));
    }

    private PolicyReading read(String fileName, byte[] content, Optional<Policy> floor) {
        Problems problems = new Problems(fileName);
        return PolicyText.decode(content, problems)
                .map(text -> read(text, problems, floor))
                .orElseGet(() -> new PolicyReading.Invalid(problems.sorted(), 0));
    }

    private PolicyReading read(String content, Problems problems, Optional<Policy> floor) {
        Optional<Policy> policy = PolicyText.acceptable(content, problems)
                .flatMap(text -> YamlTree.read(text, problems))
                .map(root -> policy(root, problems, floor));
        return policy.isPresent() && problems.none()
                ? new PolicyReading.Valid(policy.get())
                : new PolicyReading.Invalid(
                        problems.sorted(),
                        policy.map(Policy::tests).map(List::size).orElse(0));
    }

    private Policy policy(Node root, Problems problems, Optional<Policy> floor) {
        Values values = new Values(problems);
        References references = new References(problems);
        Map<String, Origin> written = new HashMap<>();
        Section section = Section.of(values, root, "a policy", KEYS);
        AddedToolsReader additions = new AddedToolsReader(values, catalogue, floor);
        AddedTools added = additions.read(section);
        ToolIds tools = new ToolIds(additions.ids(added));
        ConditionReader conditions = new ConditionReader(values, tools, references);
        GeneralReader general = new GeneralReader(values, written);
        KindsReader kinds = new KindsReader(values, written);
        section.note(written);
        section.number("version", 1, 1, 1);
        Policy policy = new Policy(
                section.word("mode", Mode.class, Mode.OBSERVE),
                section.node("branches")
                        .map(node -> values.names(node, "branches", Policy.DEFAULT_BRANCH))
                        .map(NamePatterns::written)
                        .orElse(List.of()),
                section.word("disclosure", Disclosure.class, Disclosure.ASK),
                new ToolsReader(values, tools, written).read(section),
                added,
                general.people(section),
                new AreasReader(values, references, written).read(section),
                general.levels(section),
                new RequirementsReader(values, conditions, references, written).read(section),
                new ChecklistsReader(values, conditions, references, written).read(section),
                general.repositories(section),
                general.exceptions(section),
                general.overrides(section),
                general.reviewers(section),
                section.flag("catalog", false),
                general.extension(section),
                new TestsReader(values, tools, references).read(section),
                kinds.kinds(section),
                kinds.freshness(section),
                new Written(written));
        new Soundness(policy, floor, problems).check(references);
        return policy;
    }
}
