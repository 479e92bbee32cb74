import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** All made-up pull requests, and what the App wrote on them. Safe for use by many threads. */
final class Town {

    private final Map<String, Pull> pulls = new ConcurrentHashMap<>();
    private final Map<Long, Pull> byCheck = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
    private final AtomicLong ids = new AtomicLong(1_000);
    private final AtomicLong last = new AtomicLong();

    Pull open(int installation, int repository, int number, Pull.Kind kind, Pull.Size size) {
        Pull pull = new Pull(installation, repository, number, kind, size);
        pulls.put(key(pull.owner(), pull.name(), number), pull);
        return pull;
    }

    Pull pull(String owner, String name, int number) {
        return pulls.get(key(owner, name, number));
    }

    /** A commit names its pull request. */
    Pull ofHead(String owner, String name, String sha) {
        return pull(owner, name, Integer.parseInt(sha.substring(16, 24), 16));
    }

    long createCheck(String owner, String name, String head, String conclusion, long now) {
        long id = ids.incrementAndGet();
        Pull pull = ofHead(owner, name, head);
        byCheck.put(id, pull);
        pull.created(id, head);
        took(pull.write(id, head, conclusion, now), now);
        return id;
    }

    boolean updateCheck(long id, String conclusion, long now) {
        Pull pull = byCheck.get(id);
        if (pull == null) {
            return false;
        }
        took(pull.write(id, "", conclusion, now), now);
        return true;
    }

    long comment(String owner, String name, int number) {
        long id = ids.incrementAndGet();
        pull(owner, name, number).commented(id);
        return id;
    }

    private void took(long nanos, long now) {
        if (nanos > 0) {
            latencies.add(nanos);
            last.accumulateAndGet(now, Math::max);
        }
    }

    Collection<Pull> all() {
        return pulls.values();
    }

    List<Long> latencies() {
        return new ArrayList<>(latencies);
    }

    long lastVerdict() {
        return last.get();
    }

    boolean allRight() {
        return pulls.values().stream().allMatch(Pull::right);
    }

    /** Forgets what was measured, not what is there. */
    void begin() {
        latencies.clear();
        last.set(0);
    }

    private static String key(String owner, String name, int number) {
        return owner + "/" + name + "#" + number;
    }
}
