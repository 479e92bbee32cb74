package dev.countersign.web.setup;

import dev.countersign.core.enforcement.Bypass;
import dev.countersign.core.enforcement.RequiredCheck;
import dev.countersign.core.enforcement.RulesetTerms;
import dev.countersign.flow.OrganisationRulesets;
import dev.countersign.flow.Project;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Rules;
import dev.countersign.flow.SubjectGone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An organisation's rulesets in memory, with switches that make them fail. */
final class FakeRulesets implements OrganisationRulesets, Rules {

    static final long APP = 4242;

    final List<String> written = new ArrayList<>();
    Optional<Found> there = Optional.empty();
    boolean installed = true;
    boolean mayChange = true;
    boolean refuses;

    @Override
    public Access access(String organisation) {
        if (!installed) {
            throw new SubjectGone("Not Found");
        }
        return new Access(1, mayChange, "https://github.com/settings/" + organisation);
    }

    @Override
    public Optional<Found> find(Access access, String organisation, String name) {
        if (refuses) {
            throw new Refused("Upgrade to enable this feature");
        }
        return there;
    }

    @Override
    public void create(Access access, String organisation, String name, RulesetTerms terms) {
        written.add("create " + name + " of " + organisation);
        there = Optional.of(new Found(5, terms, new Bypass.Nobody(), "{}"));
    }

    @Override
    public void change(Access access, String organisation, Found found, RulesetTerms terms) {
        written.add("change " + found.id() + " of " + organisation);
        there = Optional.of(new Found(5, terms, found.bypass(), "{}"));
    }

    @Override
    public List<RequiredCheck> requiring(Project project, String branch, String check) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public Bypass bypass(Project project, RequiredCheck.Rule rule) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public long app() {
        return APP;
    }
}
