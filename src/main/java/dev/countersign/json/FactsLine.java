package dev.countersign.json;

import dev.countersign.core.verdict.Dossier;

/**
 * One line of facts.
 *
 * @param id what the writer calls it; empty when it has no name
 * @param dossier the facts
 * @param outcome what was decided then: {@code cleared}, {@code blocked} or {@code undecided}; empty when nobody says
 */
public record FactsLine(String id, Dossier dossier, String outcome) {}
