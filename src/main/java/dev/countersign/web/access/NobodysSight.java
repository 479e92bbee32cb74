package dev.countersign.web.access;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.web.Sight;

/** Nothing: it is not known who asks. */
record NobodysSight() implements Sight {

    @Override
    public boolean sees(RepositoryRef repository) {
        return false;
    }

    @Override
    public boolean administers(String organisation) {
        return false;
    }

    @Override
    public boolean operates() {
        return false;
    }

    @Override
    public boolean known() {
        return false;
    }

    @Override
    public String name() {
        return "";
    }
}
