package dev.countersign.web.access;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.Sight;

/** What a person may see: what GitHub shows them, and all of the organisations that they own. */
record PersonSight(Visitor visitor, Premises premises, Permissions permissions, Operators operators) implements Sight {

    @Override
    public boolean sees(RepositoryRef repository) {
        return premises.find(repository)
                .filter(place -> permissions.reads(visitor, place))
                .isPresent();
    }

    @Override
    public boolean administers(String organisation) {
        return premises.installation(organisation)
                .filter(installation -> permissions.administers(visitor, organisation, installation))
                .isPresent();
    }

    @Override
    public boolean operates() {
        return operators.has(visitor);
    }

    @Override
    public boolean known() {
        return true;
    }

    @Override
    public String name() {
        return visitor.login();
    }
}
