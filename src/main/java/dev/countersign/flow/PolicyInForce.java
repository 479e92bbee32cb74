package dev.countersign.flow;

import dev.countersign.core.policy.Layer;
import dev.countersign.core.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/**
 * The policy that holds for a pull request.
 *
 * @param policy the policy, organisation's and repository's combined
 * @param files the files it comes from, each with its blob; empty when it is the built-in one
 * @param notes what must be said about it, such as that an older one is in force
 * @param doubts why it is not known which policy holds; empty when it is
 * @param layers the files as they were read, each on those before it; empty where nobody asks which line says what
 */
public record PolicyInForce(
        Policy policy, List<String> files, List<String> notes, List<String> doubts, List<Layer> layers) {

    /** Copies the lists. */
    public PolicyInForce {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
        doubts = List.copyOf(doubts);
        layers = List.copyOf(layers);
    }

    /** A policy of which nobody asks which line says what. */
    public PolicyInForce(Policy policy, List<String> files, List<String> notes, List<String> doubts) {
        this(policy, files, notes, doubts, List.of());
    }

    /** The same, saying so when the code owners file cannot be read; then nobody counts as a code owner. */
    public PolicyInForce owned(PolicyText codeowners) {
        if (!(codeowners instanceof PolicyText.Unreadable unreadable)) {
            return this;
        }
        List<String> more = new ArrayList<>(notes);
        more.add(unreadable.file() + " cannot be read (" + unreadable.why() + "), so nobody counts as a code owner");
        return new PolicyInForce(policy, files, more, doubts, layers);
    }
}
