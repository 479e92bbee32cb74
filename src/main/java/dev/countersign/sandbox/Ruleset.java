package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * A ruleset of a repository or an organisation; only its required checks have an effect here. An app id of 0 lets any App's
 * check count.
 *
 * @param repositories names of an organisation's repositories that it covers
 * @param strict whether a branch must be up to date for its checks to count; kept, and without effect here
 * @param others its other rules
 * @param bypass who may pass by
 */
record Ruleset(
        long id,
        String name,
        String enforcement,
        Names branches,
        Names repositories,
        List<RequiredCheck> checks,
        boolean strict,
        List<JsonNode> others,
        List<JsonNode> bypass,
        Instant created) {

    private static final String DEFAULT = "~DEFAULT_BRANCH";

    record RequiredCheck(String context, long app) {
        boolean meansAppOf(CheckRun run) {
            return context.equals(run.name) && (app == 0 || app == run.app.id);
        }
    }

    /** Patterns that take in, and patterns that take out again. */
    record Names(List<String> include, List<String> exclude) {

        static final Names ALL = new Names(List.of("~ALL"), List.of());

        boolean cover(String name, boolean isDefault) {
            return include.stream().anyMatch(pattern -> matches(pattern, name, isDefault))
                    && exclude.stream().noneMatch(pattern -> matches(pattern, name, isDefault));
        }

        private static boolean matches(String pattern, String name, boolean isDefault) {
            return pattern.equals("~ALL") || (pattern.equals(DEFAULT) ? isDefault : Glob.matches(pattern, name));
        }
    }

    boolean covers(Repository repository, String branch) {
        return enforcement.equals("active")
                && repositories.cover(repository.name, false)
                && branches.cover("refs/heads/" + branch, branch.equals(repository.defaultBranch));
    }
}
