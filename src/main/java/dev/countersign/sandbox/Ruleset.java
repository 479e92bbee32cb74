package dev.countersign.sandbox;

import java.time.Instant;
import java.util.List;

/** A ruleset; only its required checks have an effect here. An app id of 0 lets any App's check count. */
record Ruleset(
        long id,
        String name,
        String enforcement,
        List<String> include,
        List<String> exclude,
        List<RequiredCheck> checks,
        Instant created) {

    record RequiredCheck(String context, long app) {
        boolean meansAppOf(CheckRun run) {
            return context.equals(run.name) && (app == 0 || app == run.app.id);
        }
    }

    boolean covers(String branch, String defaultBranch) {
        return enforcement.equals("active")
                && include.stream().anyMatch(pattern -> matches(pattern, branch, defaultBranch))
                && exclude.stream().noneMatch(pattern -> matches(pattern, branch, defaultBranch));
    }

    private static boolean matches(String pattern, String branch, String defaultBranch) {
        return pattern.equals("~ALL")
                || (pattern.equals("~DEFAULT_BRANCH")
                        ? branch.equals(defaultBranch)
                        : Glob.matches(pattern, "refs/heads/" + branch));
    }
}
