package dev.countersign.flow;

import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.enforcement.RequiredCheck;
import java.util.List;

/** Port: what GitHub requires of a branch. Throws as {@link CheckRuns} does. Safe for use by many threads. */
public interface Rules {

    /** The active rules that require a check of that name on a branch: rulesets', else classic protection's. */
    List<RequiredCheck> requiring(Project project, String branch, String check);

    /** Who may pass by a rule; unknown where GitHub does not say. */
    Bypass bypass(Project project, RequiredCheck.Rule rule);

    /** The number of this App. */
    long app();
}
