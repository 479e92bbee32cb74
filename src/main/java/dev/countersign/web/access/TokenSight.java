package dev.countersign.web.access;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.Sight;
import java.util.Locale;

/**
 * What a machine may see by its token.
 *
 * @param grant what the token opens
 */
record TokenSight(ApiTokens.Grant grant) implements Sight {

    @Override
    public boolean sees(RepositoryRef repository) {
        return administers(repository.owner());
    }

    @Override
    public boolean administers(String organisation) {
        return grant.scope().organisations().contains(organisation.toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean operates() {
        return grant.scope().operator();
    }

    @Override
    public boolean known() {
        return true;
    }

    @Override
    public String name() {
        return grant.name();
    }
}
