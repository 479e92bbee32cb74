package dev.countersign.policyfile;

import dev.countersign.core.policy.PolicyProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Translates a policy of policy-bot: what it would ask is asked here too, or told as left out.
 *
 * <p>Immutable and thread-safe. The same limits hold as for policies of our own.
 */
public final class PolicyBotReader {

    private static final List<String> KEYS = List.of("policy", "approval_rules", "remote", "path", "ref");

    /**
     * A translation.
     *
     * @param policy a policy that {@link PolicyReader} takes; empty when the file could not be translated at all
     * @param leftOut what it does not say, or not exactly, each at its place in the translated file
     */
    public record Translation(String policy, List<PolicyProblem> leftOut) {
        /** Copies the list. */
        public Translation {
            leftOut = List.copyOf(leftOut);
        }
    }

    /** Translates a file, as it is stored, that problems name so. */
    public Translation translate(String fileName, byte[] content) {
        Problems problems = new Problems(fileName);
        Optional<String> policy = PolicyText.decode(content, problems)
                .flatMap(text -> PolicyText.acceptable(text, problems))
                .flatMap(text -> YamlTree.read(text, problems))
                .flatMap(root -> policy(root, problems));
        String text = policy.orElse("");
        if (!text.isEmpty()
                && new PolicyReader(Set.of()).read(fileName, text) instanceof PolicyReading.Invalid invalid) {
            invalid.problems()
                    .forEach(problem -> problems.add(
                            problems.at(1, 1), "the translation is not valid: " + problem.message(), problem.hint()));
            text = "";
        }
        return new Translation(text, problems.sorted());
    }

    private static Optional<String> policy(Node root, Problems problems) {
        Values values = new Values(problems);
        Section file = Section.of(values, root, "a policy of policy-bot", KEYS);
        if (!file.has("approval_rules") && !file.has("policy")) {
            problems.add(
                    root,
                    file.has("remote") ? "the policy is in another repository" : "this is no policy of policy-bot",
                    file.has("remote") ? "translate that file" : "it has `policy` and `approval_rules`");
            return Optional.empty();
        }
        PolicyBotRules reader = new PolicyBotRules(values);
        Map<String, PolicyBotRule> rules = reader.read(file);
        Optional<Section> policy = file.section("policy", List.of("approval", "disapproval"));
        List<List<PolicyBotRule>> approval = policy.flatMap(section -> section.node("approval"))
                .map(node -> new PolicyBotApproval(values, rules).read(node))
                .orElse(List.of());
        PolicyBotRequirements requirements = new PolicyBotRequirements(problems);
        approval.forEach(requirements::add);
        uncovered(approval, requirements, policy, file, problems);
        policy.flatMap(section -> section.section("disapproval", List.of("if", "options", "requires")))
                .ifPresent(section -> disapproval(section, reader, approval, requirements, problems));
        return Optional.of(written(reader, requirements.yaml()));
    }

    private static String written(PolicyBotRules reader, String requirements) {
        return "version: 1\nmode: enforce\nbranches: [\"**\"]\n"
                + (reader.permission().equals("write")
                        ? ""
                        : "people: {sign-off-permission: " + reader.permission() + "}\n")
                + (reader.requests() ? "reviewers: {request: true}\n" : "")
                + (requirements.isEmpty() ? "" : "requirements:\n" + requirements);
    }

    /** What no rule is about, policy-bot never approves. */
    private static void uncovered(
            List<List<PolicyBotRule>> approval,
            PolicyBotRequirements requirements,
            Optional<Section> policy,
            Section file,
            Problems problems) {
        List<PolicyBotRule> rules =
                approval.stream().flatMap(List::stream).distinct().toList();
        if (rules.stream().anyMatch(PolicyBotRule::always)) {
            return;
        }
        rules.stream()
                .filter(PolicyBotRule::approves)
                .forEach(rule -> rule.when().asking().forEach(problems::add));
        problems.add(
                policy.map(Section::origin).orElse(file.origin()),
                "what no rule is about is never approved by policy-bot; here one person must sign it",
                "see the requirement `no-rule-applies`");
        requirements.none(rules);
    }

    private static void disapproval(
            Section section,
            PolicyBotRules reader,
            List<List<PolicyBotRule>> approval,
            PolicyBotRequirements requirements,
            Problems problems) {
        for (PolicyBotSaid stop : reader.each(section)) {
            stop.asking().forEach(problems::add);
            if (!stop.asks().equals(PolicyBotPhrase.ALWAYS)) {
                requirements.never("disapproved", "This change is disapproved by what it is", stop.asks());
            }
        }
        if (section.has("options")) {
            problems.add(
                    section.keyNode("options"),
                    "`disapproval.options`: changes requested in a review and `/hold` stop a change, nothing else",
                    "");
        }
        section.section("requires", List.of("users", "teams", "organizations"))
                .ifPresent(who -> objectors(who, approval, problems));
    }

    /** Only who could sign can stop a change here. */
    private static void objectors(Section who, List<List<PolicyBotRule>> approval, Problems problems) {
        List<String> signers = new ArrayList<>();
        approval.stream()
                .filter(one -> one.size() == 1 && one.get(0).always())
                .forEach(one -> signers.addAll(one.get(0).from()));
        boolean all = signers.contains("anyone")
                || signers.containsAll(PolicyBotRules.accounts(who)) && !who.has("organizations");
        if (!all) {
            problems.add(
                    who.origin(),
                    "`disapproval.requires`: only people who could sign a requirement that applies can stop a change here",
                    "name them in `from` of one that always applies");
        }
    }
}
