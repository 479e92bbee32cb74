package dev.countersign.core.policy;

import dev.countersign.core.change.Facts;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.risk.Risk;

/**
 * All that a condition may look at.
 *
 * @param facts the change
 * @param assistance which tools helped
 * @param risk how risky it is
 */
public record Situation(Facts facts, Assistance assistance, Risk risk) {}
