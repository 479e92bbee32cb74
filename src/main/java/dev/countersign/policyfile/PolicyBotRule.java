package dev.countersign.policyfile;

import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * An approval rule of policy-bot.
 *
 * @param name its name
 * @param when the changes that it is about
 * @param count how many approvals it takes
 * @param from whose, as they are written here
 * @param checks other checks that must have succeeded
 * @param held what must be true besides
 * @param at where it is written
 */
record PolicyBotRule(
        String name,
        PolicyBotSaid when,
        int count,
        List<String> from,
        List<String> checks,
        PolicyBotSaid held,
        Node at) {

    /** Whether it approves whatever it is about. */
    boolean approves() {
        return count == 0 && bare();
    }

    /** Whether it takes approvals and nothing else. */
    boolean bare() {
        return checks.isEmpty() && held.excuses().equals(PolicyBotPhrase.ALWAYS);
    }

    /** Whether it is about every change. */
    boolean always() {
        return when.asks().equals(PolicyBotPhrase.ALWAYS) && when.asking().isEmpty();
    }
}
