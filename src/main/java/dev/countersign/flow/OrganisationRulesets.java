package dev.countersign.flow;

import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.enforcement.RulesetTerms;
import java.util.Optional;

/** Port: rulesets of an organisation. Throws as {@link CheckRuns} does. */
public interface OrganisationRulesets {

    /**
     * The App in an organisation.
     *
     * @param installation its installation
     * @param mayChange whether it may see and change the organisation's rulesets
     * @param settings where an owner sees the installation
     */
    record Access(long installation, boolean mayChange, String settings) {}

    /** The App in an organisation. */
    Access access(String organisation);

    /**
     * A ruleset that is there.
     *
     * @param id GitHub's number of it
     * @param bypass who may pass by it
     * @param body all of it, as GitHub wrote it
     */
    record Found(long id, RulesetTerms terms, Bypass bypass, String body) {}

    /** The ruleset of that name. */
    Optional<Found> find(Access access, String organisation, String name);

    /** Creates a ruleset that nobody may pass by. */
    void create(Access access, String organisation, String name, RulesetTerms terms);

    /** Changes a ruleset's terms; what else it says stays. */
    void change(Access access, String organisation, Found found, RulesetTerms terms);
}
