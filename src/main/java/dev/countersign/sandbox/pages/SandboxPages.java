package dev.countersign.sandbox.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.Refusal;
import dev.countersign.sandbox.Sandbox;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Answers what browsers ask for under {@code /sandbox}.
 *
 * <p>It takes forms from its own pages only, and requests that were sent to this machine by name only: otherwise any page
 * on the web could act here with the visitor's browser. Safe for use by many threads.
 */
public final class SandboxPages implements HttpHandler {

    private static final Map<String, String> FILES = Map.of(
            "style.css", "text/css; charset=utf-8",
            "live.js", "text/javascript; charset=utf-8");

    private final Sandbox sandbox;
    private final Deeds deeds;
    private final Sheets sheets = new Sheets();

    /** Pages about that sandbox; it must have at least one person and one repository. */
    public SandboxPages(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.deeds = new Deeds(sandbox);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Ask ask = Ask.of(exchange);
        Reply reply;
        try {
            reply = answer(ask);
        } catch (Refusal refusal) {
            reply = Reply.text(refusal.status(), refusal.getMessage());
        } catch (RuntimeException broken) {
            reply = Reply.text(500, "The page failed: " + broken);
        }
        reply.send(exchange);
    }

    private Reply answer(Ask ask) {
        if (!ask.toThisMachine()) {
            return Reply.text(421, "This page is at localhost only.");
        }
        List<String> path = ask.path();
        if (ask.method().equals("POST")) {
            return ask.fromOurPages() ? done(ask) : Reply.text(403, "Forms are taken from this site's own pages only.");
        }
        if (!ask.method().equals("GET")) {
            return Reply.text(405, "Only GET and POST are known here.");
        }
        if (path.isEmpty()) {
            return list(ask);
        }
        if (path.size() == 1 && FILES.containsKey(path.get(0))) {
            String file = path.get(0);
            return new Reply(200, FILES.get(file), Sheets.file(file), Map.of());
        }
        if (path.size() == 3 && path.get(2).equals("new")) {
            return opening(ask, repository(path), "", 200);
        }
        if (path.size() == 4 && path.get(2).equals("pull")) {
            return pull(ask, repository(path), number(path), "", 200);
        }
        if (path.size() == 5 && Deeds.KNOWN.contains(path.get(4))) {
            return Reply.to(PullRow.address(repository(path), number(path)));
        }
        return Reply.text(404, "There is no such page.");
    }

    private Reply done(Ask ask) {
        List<String> path = ask.path();
        if (path.equals(List.of("who"))) {
            String back = ask.field("here");
            boolean ours = back.startsWith("/sandbox") && back.chars().allMatch(c -> c > ' ' && c < 0x7f);
            return Reply.to(ours ? back : "/sandbox").as(ask.field("login"));
        }
        String login = Visit.of(sandbox, ask.who(), "", "").login();
        if (path.size() == 3 && path.get(2).equals("new")) {
            try {
                return Reply.to(PullRow.address(repository(path), deeds.open(login, repository(path), ask)));
            } catch (Refusal | Deeds.Incomplete no) {
                return opening(ask, repository(path), sentence(no), 422);
            }
        }
        if (path.size() == 5 && path.get(2).equals("pull")) {
            try {
                deeds.act(login, repository(path), number(path), path.get(4), ask);
                return Reply.to(PullRow.address(repository(path), number(path)) + "?news=1");
            } catch (Refusal | Deeds.Incomplete no) {
                return pull(ask, repository(path), number(path), sentence(no), 422);
            }
        }
        return Reply.text(404, "There is no such form.");
    }

    private static String sentence(RuntimeException no) {
        return no instanceof Refusal refusal ? refusal.inFull() : no.getMessage();
    }

    private static String repository(List<String> path) {
        return path.get(0) + "/" + path.get(1);
    }

    private static int number(List<String> path) {
        try {
            return Integer.parseInt(path.get(3));
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private Visit visit(Ask ask, String here, String problem) {
        return Visit.of(sandbox, ask.who(), here, problem);
    }

    private Reply list(Ask ask) {
        List<ListSheet> lists = sandbox.look().repositories().stream()
                .map(repository -> ListSheet.of(repository, sandbox.look().pulls(repository)))
                .sorted(Comparator.comparing((ListSheet list) -> list.pulls().isEmpty()))
                .toList();
        return Reply.page(
                200,
                sheets.page("list", visit(ask, "/sandbox", ""))
                        .data("lists", lists)
                        .render());
    }

    private Reply opening(Ask ask, String repository, String problem, int status) {
        FormSheet form = FormSheet.of(sandbox, repository, "main", ask);
        return Reply.page(
                status,
                sheets.page("new", visit(ask, "/sandbox/" + repository + "/new", problem))
                        .data("form", form)
                        .render());
    }

    private Reply pull(Ask ask, String repository, int number, String problem, int status) {
        PullView view = sandbox.look().pull(repository, number);
        PullSheet sheet = PullSheet.of(repository, view);
        return Reply.page(
                status,
                sheets.page("pull", visit(ask, sheet.row().address(), problem))
                        .data("repository", repository)
                        .data("sheet", sheet)
                        .data("form", FormSheet.of(sandbox, repository, view.headRef(), ask))
                        .data("news", !ask.asked("news").isEmpty())
                        .render());
    }
}
