package dev.countersign.web.setup;

import dev.countersign.web.setup.Surveyor.Glance;
import dev.countersign.web.setup.WebhookDesk.Again;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an address of set-up asks for besides its path. */
public final class SetupAsked {

    /** What GitHub takes for a name of an organisation. */
    static final String NAME = "[A-Za-z0-9][A-Za-z0-9-]{0,38}";

    /** A moment that lies further ahead was not written by another process of the App. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    @QueryParam("organisation")
    @DefaultValue("")
    String organisation;

    @QueryParam("asked")
    @DefaultValue("")
    String guid;

    @QueryParam("attempt")
    @DefaultValue("0")
    long attempt;

    @QueryParam("since")
    @DefaultValue("0")
    long since;

    @QueryParam("newer")
    @DefaultValue("0")
    long newer;

    @QueryParam("after")
    @DefaultValue("0")
    long after;

    /** The organisation; empty for none in particular. */
    String organisation() {
        return organisation;
    }

    /** What is looked at. */
    Glance glance(Instant now) {
        return new Glance(organisation, moment(newer, now), moment(after, now));
    }

    private static Instant moment(long millis, Instant now) {
        Instant named = Instant.ofEpochMilli(millis);
        return named.isAfter(now.plus(SKEW)) ? Instant.EPOCH : named;
    }

    /** What GitHub was asked to send again. */
    Optional<Again> again() {
        return guid.isEmpty() ? Optional.empty() : Optional.of(new Again(guid, attempt, since));
    }

    /** How an address asks for that. */
    static String query(Again again) {
        return "&asked=" + encoded(again.guid()) + "&attempt=" + again.attempt() + "&since=" + again.since();
    }

    /** The address of the same page, asked for in the same way. */
    String path(String page) {
        return page + "?organisation=" + encoded(organisation)
                + again().map(SetupAsked::query).orElse("")
                + (newer == 0 ? "" : "&newer=" + newer)
                + (after == 0 ? "" : "&after=" + after);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
