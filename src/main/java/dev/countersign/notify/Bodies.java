package dev.countersign.notify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.notice.Notice;
import dev.countersign.web.GitHubWeb;
import java.time.Instant;
import java.util.List;

/** Writes notices as receivers want them. Immutable. */
public final class Bodies {

    private static final String TYPES = "dev.countersign.";

    private final String own;
    private final GitHubWeb github;
    private final SlackTexts slack;

    /**
     * Writes for this App.
     *
     * @param own the address that people reach it at, without a slash at the end; possibly empty
     * @param github where GitHub shows things
     * @param slack writes the sentences
     */
    public Bodies(String own, GitHubWeb github, SlackTexts slack) {
        this.own = own;
        this.github = github;
        this.slack = slack;
    }

    /**
     * The whole body.
     *
     * @param id the notice's own, the same whenever it is sent
     * @param at when it happened
     */
    public String write(Receiver.Form form, String id, Notice notice, Instant at) {
        return switch (form) {
            case CLOUDEVENTS -> cloudEvent(id, notice, at).toString();
            case SLACK ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put("text", slack.text(notice, link(notice)))
                        .put("unfurl_links", false)
                        .put("unfurl_media", false)
                        .toString();
        };
    }

    /** The media type of a body. */
    static String type(Receiver.Form form) {
        return form == Receiver.Form.CLOUDEVENTS ? "application/cloudevents+json; charset=utf-8" : "application/json";
    }

    private ObjectNode cloudEvent(String id, Notice notice, Instant at) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", own.isEmpty() ? "countersign" : own)
                .put("type", TYPES + notice.kind().word())
                .put("subject", notice.about())
                .put("time", at.toString())
                .put("datacontenttype", "application/json");
        event.set("data", data(notice));
        return event;
    }

    private ObjectNode data(Notice notice) {
        ObjectNode data = JsonNodeFactory.instance
                .objectNode()
                .put("repository", notice.repository().toString())
                .put("link", link(notice));
        if (notice instanceof Notice.VerdictChanged changed) {
            pull(data, changed.pull())
                    .put("title", changed.title())
                    .put("head", changed.head())
                    .put("now", changed.now())
                    .put("verdict", changed.said())
                    .put("risk", changed.risk());
            if (!changed.before().isEmpty()) {
                data.put("before", changed.before());
            }
        } else if (notice instanceof Notice.WaitingTooLong waiting) {
            pull(data, waiting.pull()).put("since", waiting.since().toString()).set("waitsFor", list(waiting.waits()));
        } else if (notice instanceof Notice.OverrideUsed override) {
            pull(data, override.pull())
                    .put("head", override.head())
                    .put("why", override.why())
                    .put("until", override.until().toString())
                    .set("by", list(override.by()));
        } else if (notice instanceof Notice.EnforcementLost lost) {
            data.put("branch", lost.branch()).put("state", lost.state()).put("detail", lost.detail());
        }
        return data;
    }

    private ObjectNode pull(ObjectNode data, PullRequestRef pull) {
        return data.put("number", pull.number()).put("page", own.isEmpty() ? "" : page(pull));
    }

    private String page(PullRequestRef pull) {
        return own + "/" + pull.repository() + "/pull/" + pull.number();
    }

    private String link(Notice notice) {
        return notice instanceof Notice.OfPull of ? github.pull(of.pull()) : github.repository(notice.repository());
    }

    private static ArrayNode list(List<String> names) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        names.forEach(list::add);
        return list;
    }
}
