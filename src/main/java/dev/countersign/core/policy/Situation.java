package dev.countersign.core.policy;

import dev.countersign.core.change.Facts;
import dev.countersign.core.change.PathSet;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Risk;

/**
 * All that a condition may look at.
 *
 * @param facts the change
 * @param assistance which tools helped
 * @param risk how risky it is
 * @param policy the policy in force: its levels and its register of tools
 * @param signatures what is known of the commits' signatures
 * @param paths the paths that the change touches, at its head and at its base
 */
public record Situation(
        Facts facts, Assistance assistance, Risk risk, Policy policy, Signatures signatures, PathSet paths) {

    /** The situation of a change that touches the paths its facts name. */
    public Situation(Facts facts, Assistance assistance, Risk risk, Policy policy, Signatures signatures) {
        this(facts, assistance, risk, policy, signatures, PathSet.of(facts.files()));
    }
}
