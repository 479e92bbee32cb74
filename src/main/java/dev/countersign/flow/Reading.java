package dev.countersign.flow;

import dev.countersign.core.change.Facts;
import dev.countersign.core.signoff.Directory;
import java.time.Instant;

/**
 * What one look at a pull request brought.
 *
 * @param facts the change, with no pushes in it: those are remembered, not read
 * @param organizationPolicy the organisation's policy file
 * @param repositoryPolicy the repository's policy file
 * @param codeowners the repository's code owners file on the base branch
 * @param catalog where the repository's catalogue begins: the file at the root of its default branch
 * @param defaultHead the newest commit of the default branch, full object id; empty when it is not known
 * @param updated when the pull request changed last, by GitHub's clock; {@link Instant#MIN} where it is not known
 * @param directory the answers to what was asked about people along with it
 */
public record Reading(
        Facts facts,
        PolicyText organizationPolicy,
        PolicyText repositoryPolicy,
        PolicyText codeowners,
        PolicyText catalog,
        String defaultHead,
        Instant updated,
        Directory directory) {}
