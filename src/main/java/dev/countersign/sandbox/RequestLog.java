package dev.countersign.sandbox;

import java.util.ArrayList;
import java.util.List;

/** What was asked of GitHub, so that requests can be counted. Safe for use by many threads. */
public final class RequestLog {

    private final List<Entry> entries = new ArrayList<>();

    RequestLog() {}

    /**
     * One request.
     *
     * @param method such as GET
     * @param path as it was asked for, with its query
     * @param route GitHub's template for it, such as {@code /repos/{owner}/{repo}/pulls}; empty for none
     * @param actor {@code app:ID}, a login, or {@code anonymous}
     * @param status what was answered; 0 for a cut connection
     * @param body what was sent
     */
    public record Entry(String method, String path, String route, String actor, int status, String body) {}

    synchronized void add(Entry entry) {
        entries.add(entry);
    }

    /** All requests so far, oldest first. */
    public synchronized List<Entry> all() {
        return List.copyOf(entries);
    }

    /** The requests of an App with its JWT or an installation token, without those that only get it a token. */
    public List<Entry> ofApp(long appId) {
        return all().stream()
                .filter(entry -> entry.actor().equals("app:" + appId))
                .filter(entry -> !entry.route().startsWith("/app"))
                .toList();
    }

    /** Forgets all requests. */
    public synchronized void clear() {
        entries.clear();
    }
}
