package dev.countersign.sandbox.pages;

import dev.countersign.sandbox.Acting;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Refusal;
import dev.countersign.sandbox.Sandbox;
import java.util.Map;
import java.util.Set;

/** What the forms do. Everything may throw {@link Refusal} or, for what no GitHub would say, {@link Incomplete}. */
final class Deeds {

    /** The names that {@link #act} knows. */
    static final Set<String> KNOWN =
            Set.of("push", "comment", "command", "approve", "request-changes", "review", "merge", "close", "reopen");

    private static final int FILES = 3;

    private static final Map<String, String> TRAILERS = Map.of(
            "claude-code", "Co-Authored-By: Claude <noreply@anthropic.com>",
            "copilot", "Co-authored-by: Copilot <223556219+Copilot@users.noreply.github.com>",
            "cursor", "Co-authored-by: Cursor <cursoragent@cursor.com>");

    private final Sandbox sandbox;

    Deeds(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** A form lacks something. */
    static final class Incomplete extends RuntimeException {
        private static final long serialVersionUID = 1;

        Incomplete(String what) {
            super(what);
        }
    }

    /** Commits pasted files to a branch and opens a pull request; answers its number. */
    int open(String login, String repository, Ask ask) {
        String branch = needed(ask, "branch", "a name for the branch");
        String title = needed(ask, "title", "a title");
        Acting person = sandbox.as(login);
        if (sandbox.look().branches(repository).containsKey(branch)) {
            throw new Incomplete("There is already a branch " + branch + ": choose another name.");
        }
        person.commit(repository, branch, edits(ask), message(ask, title));
        return person.open(repository, branch, needed(ask, "base", "a base branch"), title, ask.field("description"));
    }

    /** Does something to a pull request. */
    void act(String login, String repository, int number, String deed, Ask ask) {
        Acting person = sandbox.as(login);
        switch (deed) {
            case "push" -> {
                String branch = sandbox.look().pull(repository, number).headRef();
                person.commit(
                        repository,
                        branch,
                        edits(ask),
                        message(ask, "Update " + ask.field("path1").strip()));
            }
            case "comment" -> person.comment(repository, number, needed(ask, "body", "a text"));
            case "command" -> person.comment(repository, number, needed(ask, "command", "a command"));
            case "approve" -> person.approve(repository, number, ask.field("body"));
            case "request-changes" -> person.review(repository, number, "REQUEST_CHANGES", ask.field("body"));
            case "review" -> person.review(repository, number, "COMMENT", ask.field("body"));
            case "merge" -> person.merge(repository, number);
            case "close" -> person.close(repository, number);
            case "reopen" -> person.reopen(repository, number);
            default -> throw new Incomplete("There is no such thing to do.");
        }
    }

    private static String needed(Ask ask, String field, String what) {
        String value = ask.field(field).strip();
        if (value.isEmpty()) {
            throw new Incomplete("Please give " + what + ".");
        }
        return value;
    }

    private static String message(Ask ask, String otherwise) {
        String message = ask.field("message").strip();
        String trailer = TRAILERS.getOrDefault(ask.field("tool"), "");
        return (message.isEmpty() ? otherwise : message) + (trailer.isEmpty() ? "" : "\n\n" + trailer);
    }

    private static FileEdits edits(Ask ask) {
        FileEdits edits = FileEdits.none();
        boolean any = false;
        for (int i = 1; i <= FILES; i++) {
            String path = ask.field("path" + i).strip();
            if (!path.isEmpty()) {
                if (path.startsWith("/") || path.endsWith("/") || path.contains("//") || path.contains("..")) {
                    throw new Incomplete("A path is like docs/refunds.md, from the repository's root.");
                }
                edits = edits.andPut(path, ask.field("content" + i));
                any = true;
            }
        }
        if (!any) {
            throw new Incomplete("Please give at least one file: its path and its content.");
        }
        return edits;
    }
}
