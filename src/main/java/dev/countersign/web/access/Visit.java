package dev.countersign.web.access;

import dev.countersign.web.Sight;
import jakarta.enterprise.context.RequestScoped;

/** What was found out about one request at the door. Nobody's, until somebody is known. */
@RequestScoped
class Visit {

    private static final String FORM = "form";

    private Sight sight = new NobodysSight();
    private String formToken = "";

    Sight sight() {
        return sight;
    }

    /** What a form of ours bears; empty where nobody is logged in. */
    String formToken() {
        return formToken;
    }

    /** By somebody who shows it with each request by themselves. */
    void by(Sight who) {
        sight = who;
    }

    /** By somebody whose browser shows a session's secret, whoever made it ask. */
    void by(Sight who, Secret session) {
        sight = who;
        formToken = session.derived(FORM);
    }
}
