package dev.countersign.sandbox.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.sandbox.FileEdits;
import dev.countersign.sandbox.Furnishing;
import dev.countersign.sandbox.Permission;
import dev.countersign.sandbox.PullView;
import dev.countersign.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as a browser sees them, without the App. */
class SandboxPagesTest {

    private static final String SHOP = "acme/shop";
    private static final String PULL = "/sandbox/acme/shop/pull/1";
    private static final String BOT = "countersign[bot]";
    private static final long APP = 7;

    private final Sandbox sandbox = Sandbox.start(Sandbox.Options.anyPort());
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void a_shop_with_two_people_and_an_app() {
        Furnishing furnish = sandbox.furnish();
        furnish.organisation("acme");
        furnish.person("alice", "Alice Adler", "alice@acme.example");
        furnish.person("bob", "Bob Berger", "bob@acme.example");
        furnish.repository(SHOP);
        furnish.permit(SHOP, "alice", Permission.WRITE);
        furnish.permit(SHOP, "bob", Permission.WRITE);
        furnish.files(SHOP, FileEdits.put("a.txt", "one\ntwo\n"), "Begin");
        furnish.app(APP, "countersign", "Countersign", "acme");
        furnish.requireCheck(SHOP, "main", "countersign", APP);
        sandbox.pages("/sandbox", new SandboxPages(sandbox));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(sandbox.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String login, String path, String... fields)
            throws IOException, InterruptedException {
        return post(List.of("Origin", sandbox.url(), "Cookie", "other=1; who=" + login), path, fields);
    }

    private HttpResponse<String> post(List<String> headers, String path, String... fields)
            throws IOException, InterruptedException {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(fields[i] + "=" + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void opened() {
        sandbox.as("alice").commit(SHOP, "work", FileEdits.put("a.txt", "one\n2\n"), "Write digits");
        sandbox.as("alice").open(SHOP, "work", "main", "Write digits", "Digits are *shorter*.");
    }

    private PullView pull() {
        return sandbox.look().pull(SHOP, 1);
    }

    @Test
    void a_pull_request_is_opened_from_pasted_files() throws IOException, InterruptedException {
        HttpResponse<String> answer = post(
                "bob",
                "/sandbox/acme/shop/new",
                "title",
                "Add b",
                "branch",
                "b",
                "base",
                "main",
                "description",
                "Why not.",
                "path1",
                "docs/b.md",
                "content1",
                "# B\r\n",
                "path2",
                "c.txt",
                "content2",
                "c",
                "tool",
                "claude-code");
        assertEquals(303, answer.statusCode());
        assertEquals(PULL, answer.headers().firstValue("Location").orElse(""));
        assertEquals("bob", pull().author());
        assertEquals(
                List.of("c.txt", "docs/b.md"),
                pull().files().stream().map(file -> file.path()).toList());
        assertEquals("# B\n", sandbox.look().file(SHOP, "b", "docs/b.md").orElseThrow());
        assertEquals(
                "Add b\n\nCo-Authored-By: Claude <noreply@anthropic.com>",
                pull().commits().get(0).message());
    }

    @Test
    void what_is_missing_is_said_and_what_was_typed_is_kept() throws IOException, InterruptedException {
        HttpResponse<String> answer =
                post("bob", "/sandbox/acme/shop/new", "title", "Add b", "branch", "b", "base", "main");
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("Please give at least one file"), answer.body());
        assertTrue(answer.body().contains("value=\"Add b\""), answer.body());
    }

    @Test
    void people_review_comment_push_and_close() throws IOException, InterruptedException {
        opened();
        post("bob", PULL + "/approve", "body", "");
        post("bob", PULL + "/request-changes", "body", "Wait.");
        post("bob", PULL + "/review", "body", "Hm.");
        assertEquals(
                List.of("APPROVED", "CHANGES_REQUESTED", "COMMENTED"),
                pull().reviews().stream().map(PullView.Review::state).toList());
        post("bob", PULL + "/comment", "body", "/signoff");
        post("alice", PULL + "/command", "command", "/tick sources");
        assertEquals(
                List.of("/signoff", "/tick sources"),
                pull().comments().stream().map(PullView.Comment::body).toList());
        post("alice", PULL + "/push", "path1", "a.txt", "content1", "1\n2\n", "message", "More digits");
        assertEquals(2, pull().commits().size());
        post("alice", PULL + "/close");
        assertEquals("CLOSED", pull().state());
        post("alice", PULL + "/reopen");
        assertEquals("OPEN", pull().state());
    }

    @Test
    void a_merge_is_refused_with_the_reason_until_the_check_is_green() throws IOException, InterruptedException {
        opened();
        HttpResponse<String> refused = post("alice", PULL + "/merge");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Required status check &quot;countersign&quot; is expected."));
        sandbox.as(BOT).check(SHOP, "countersign", pull().headSha(), "success");
        assertEquals(303, post("alice", PULL + "/merge").statusCode());
        assertEquals("MERGED", pull().state());
    }

    @Test
    void what_github_refuses_is_told() throws IOException, InterruptedException {
        opened();
        HttpResponse<String> answer = post("alice", PULL + "/approve", "body", "");
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("Can not approve your own pull request"), answer.body());
        assertEquals(List.of(), pull().reviews());
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example, ''",
        "null, ''",
        "'', cross-site",
        "'', same-site",
        "'', ''",
        "http://127.0.0.1:1, same-origin"
    })
    void a_form_from_elsewhere_is_not_taken(String origin, String site) throws IOException, InterruptedException {
        opened();
        List<String> headers = new ArrayList<>();
        if (!origin.isEmpty()) {
            headers.addAll(List.of("Origin", origin));
        }
        if (!site.isEmpty()) {
            headers.addAll(List.of("Sec-Fetch-Site", site));
        }
        assertEquals(403, post(headers, PULL + "/comment", "body", "/signoff").statusCode());
        assertEquals(List.of(), pull().comments());
    }

    @Test
    void a_name_that_was_pointed_here_is_not_answered() throws IOException {
        URI address = URI.create(sandbox.url());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET /sandbox HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
        }
    }

    @Test
    void hostile_text_is_shown_as_text() throws IOException, InterruptedException {
        String evil = "</textarea><script>alert(1)</script><img src=x onerror=alert(2)>";
        sandbox.as("alice").commit(SHOP, "x\"><b>y", FileEdits.put("<script>a.txt", evil + "\n"), evil + "\n\n" + evil);
        sandbox.as("alice").open(SHOP, "x\"><b>y", "main", evil, evil + "\n\n[x](javascript:alert(3))\n\n" + evil);
        sandbox.as("bob").comment(SHOP, 1, evil + "\n\n<details>" + evil);
        sandbox.as("bob").review(SHOP, 1, "COMMENT", evil);
        sandbox.as(BOT).comment(SHOP, 1, "<details><summary>S</summary>\n\n" + evil + "\n</details>");
        for (String path : List.of("/sandbox", PULL, PULL + "?edit=%3Cscript%3Ea.txt", "/sandbox/acme/shop/new")) {
            String page = get(path).body();
            assertFalse(page.contains("<script>"), page);
            assertFalse(page.contains("<img"), page);
            assertFalse(page.contains("</textarea><script"), page);
            assertFalse(page.contains("javascript:"), page);
            assertFalse(page.contains("<b>y"), page);
        }
        assertTrue(get(PULL).body().contains("<details><summary>S</summary>"));
        assertTrue(get(PULL).body().contains("&lt;details&gt;"));
    }

    @Test
    void a_link_cannot_put_text_into_attributes() throws IOException, InterruptedException {
        opened();
        String page =
                get(PULL + "?edit=%22%3E%3Cscript%3E&news=%22%3E%3Cscript%3E").body();
        assertFalse(page.contains("<script>"), page);
        HttpResponse<String> away = post("alice", "/sandbox/who", "login", "bob", "here", "https://evil.example");
        assertEquals("/sandbox", away.headers().firstValue("Location").orElse(""));
        HttpResponse<String> split = post("alice", "/sandbox/who", "login", "b\r\nX: y", "here", "/sandbox\r\nX: y");
        assertTrue(split.headers().firstValue("X").isEmpty());
    }

    @Test
    void everyone_can_be_played() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("alice", "/sandbox/who", "login", "bob", "here", "/sandbox");
        assertEquals(
                "who=bob; Path=/sandbox; SameSite=Strict; HttpOnly",
                answer.headers().firstValue("Set-Cookie").orElse(""));
        opened();
        post("mallory", PULL + "/comment", "body", "Hello");
        assertEquals("alice", pull().comments().get(0).author());
    }

    @Test
    void a_page_says_how_things_stand() throws IOException, InterruptedException {
        opened();
        sandbox.as(BOT)
                .comment(
                        SHOP,
                        1,
                        "### Waiting\n\n| a | b |\n|---|---|\n| 1 | `/tick sources` |\n\n- [ ] one (`/tick`)\n");
        sandbox.as("bob").approve(SHOP, 1, "");
        String page = get(PULL).body();
        assertTrue(page.contains("<em>shorter</em>"), page);
        assertTrue(page.contains("<td>1</td>"), page);
        assertTrue(page.contains("☐ one"), page);
        assertTrue(page.contains("approved " + pull().headSha().substring(0, 7)), page);
        assertTrue(page.contains("<span class=\"added\">+2</span>"), page);
        assertTrue(page.contains("name=\"command\" value=\"/tick sources\""), page);
        assertFalse(page.contains("value=\"/tick\""), page);
        assertEquals(404, get("/sandbox/acme/shop/pull/9").statusCode());
        assertEquals(404, get("/sandbox/acme/shop/pull/x").statusCode());
        assertEquals(404, get("/sandbox/nothing").statusCode());
        assertEquals(200, get("/sandbox/style.css").statusCode());
    }
}
