package dev.countersign.outbox;

import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.CheckRuns;
import dev.countersign.flow.Comments;
import dev.countersign.flow.Subject;
import dev.countersign.flow.TryLater;
import dev.countersign.text.Templates;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A GitHub that keeps what it is told; {@code lose} makes the next answer to a write get lost, {@code late} lets earlier ones come,
 * and {@code stall} makes the next comment wait, unanswered, until it {@link #comes}.
 */
final class KeepingGitHub implements CheckRuns, Comments {

    final List<String> asked = new ArrayList<>();
    final Map<Long, String> checks = new LinkedHashMap<>();
    final Map<Long, String> comments = new LinkedHashMap<>();
    boolean lose;
    Exception cause = new IllegalStateException();
    boolean late;
    boolean stall;
    private final List<Runnable> underWay = new ArrayList<>();
    private long next = 10;

    /** What waits is done. */
    void comes() {
        underWay.forEach(Runnable::run);
        underWay.clear();
    }

    private void unless(Runnable work) {
        if (stall) {
            stall = false;
            underWay.add(work);
            throw new TryLater("nothing came", Duration.ZERO, new HttpTimeoutException("nothing within 12 seconds"));
        }
    }

    @Override
    public long create(Subject subject, CheckReport report, String externalId, String detailsUrl) {
        asked.add("create check");
        checks.put(++next, report.head() + " " + report.title());
        long made = next;
        if (late) {
            checks.put(++next, report.head() + " older");
        }
        return answer(made);
    }

    @Override
    public boolean update(Subject subject, long id, CheckReport report, String externalId, String detailsUrl) {
        asked.add("update check");
        return answer(checks.computeIfPresent(id, (key, old) -> report.head() + " " + report.title()) != null);
    }

    @Override
    public OptionalLong find(Subject subject, String name, String head) {
        asked.add("find check");
        return checks.entrySet().stream()
                .filter(one -> one.getValue().startsWith(head))
                .mapToLong(Map.Entry::getKey)
                .max();
    }

    @Override
    public long create(Subject subject, String markdown) {
        asked.add("create comment");
        unless(() -> comments.put(++next, markdown));
        if (late) {
            comments.put(++next, Templates.MARKER + "older");
        }
        comments.put(++next, markdown);
        return answer(next);
    }

    @Override
    public boolean update(Subject subject, long id, String markdown) {
        asked.add("update comment");
        unless(() -> comments.replace(id, markdown));
        return answer(comments.computeIfPresent(id, (key, old) -> markdown) != null);
    }

    @Override
    public void delete(Subject subject, long id) {
        asked.add("delete comment");
        comments.remove(id);
    }

    @Override
    public List<Long> find(Subject subject, String beginning) {
        asked.add("find comment");
        return comments.entrySet().stream()
                .filter(one -> one.getValue().startsWith(beginning))
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public void react(Subject subject, long comment, Reaction reaction) {
        throw new AssertionError("nothing to react to");
    }

    private <T> T answer(T made) {
        if (lose) {
            lose = false;
            throw new TryLater("the answer got lost", Duration.ZERO, cause);
        }
        return made;
    }
}
