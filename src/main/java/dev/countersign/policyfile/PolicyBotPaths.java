package dev.countersign.policyfile;

import dev.countersign.core.policy.PolicyProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Says policy-bot's predicates about files.
 *
 * @param values reads them
 */
record PolicyBotPaths(Values values) {

    /** Some file is among them. */
    PolicyBotSaid changed(Node node, String key) {
        PolicyBotSaid said = said(node, key);
        List<PolicyProblem> excusing = new ArrayList<>(said.excusing());
        excusing.add(new PolicyProblem(
                values.problems().at(node),
                "`" + key + "`: where it would make a change need less, it takes all of its files, at old paths too",
                ""));
        return new PolicyBotSaid(said.asks(), said.excuses(), said.asking(), excusing);
    }

    /** Every file is among them. */
    PolicyBotSaid only(Node node, String key) {
        PolicyBotSaid said = said(node, key);
        List<PolicyProblem> asking = new ArrayList<>(said.asking());
        asking.add(new PolicyProblem(
                values.problems().at(node),
                "`" + key
                        + "`: every change is asked that touches such a file, because a moved file has two paths here",
                ""));
        return new PolicyBotSaid(said.asks(), said.excuses(), asking, said.excusing());
    }

    /** What touches a file of them at least, and nothing but files of them at most. */
    private PolicyBotSaid said(Node node, String key) {
        Section section = Section.of(values, node, "`" + key + "`", List.of("paths", "ignore"));
        List<String> most = new ArrayList<>();
        List<String> least = new ArrayList<>();
        List<PolicyProblem> unsaid = new ArrayList<>();
        boolean all = false;
        boolean none = false;
        for (Node item : items(section, "paths")) {
            Optional<List<PolicyBotPatterns.Glob>> globs = globs(item, key, unsaid);
            all |= globs.isEmpty();
            globs.orElse(List.of()).forEach(glob -> {
                most.add(glob.pattern());
                least.add(glob.pattern());
                if (glob.file()) {
                    least.add("!" + glob.below());
                }
            });
        }
        for (Node item : items(section, "ignore")) {
            Optional<List<PolicyBotPatterns.Glob>> globs = globs(item, key, unsaid);
            none |= globs.isEmpty();
            globs.orElse(List.of()).forEach(glob -> {
                least.add("!" + glob.pattern());
                most.add("!" + glob.pattern());
                if (glob.file()) {
                    most.add(glob.below());
                }
            });
        }
        PolicyBotPhrase asks = all
                ? PolicyBotPhrase.ALWAYS
                : most.isEmpty() ? PolicyBotPhrase.NEVER : PolicyBotPhrase.of("paths", most);
        PolicyBotPhrase excuses =
                none || least.isEmpty() ? PolicyBotPhrase.NEVER : PolicyBotPhrase.of("only-paths", least);
        return new PolicyBotSaid(asks, excuses, unsaid, unsaid);
    }

    private List<Node> items(Section section, String key) {
        return section.node(key).map(values::several).orElse(List.of());
    }

    private Optional<List<PolicyBotPatterns.Glob>> globs(Node item, String key, List<PolicyProblem> unsaid) {
        String expression = values.text(item, key);
        Optional<List<PolicyBotPatterns.Glob>> globs = PolicyBotPatterns.paths(expression);
        if (globs.isEmpty()) {
            unsaid.add(new PolicyProblem(
                    values.problems().at(item),
                    "`" + key + "`: the expression " + Problems.quote(expression) + " is no path pattern here",
                    "write the paths yourself, as in `docs/**` or `*.md`"));
        }
        return globs;
    }
}
