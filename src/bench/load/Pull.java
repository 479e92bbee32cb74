import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A made-up pull request, what GitHub would tell of it, and what our check on it must say. All access is under its lock. */
final class Pull {

    /** What kind of change it is, and so what the policy asks for. */
    enum Kind {
        /** A harmless one by a human: nothing is asked. */
        HARMLESS,
        /** A tool helped: a senior has to sign. */
        ASSISTED,
        /** In an area that has owners: one of them has to sign. */
        OWNED
    }

    /** How large it is. */
    record Size(int files, int commits) {
        static final Size USUAL = new Size(3, 2);
    }

    /** A check run as it was written. */
    record Check(long id, String head, String conclusion) {}

    final int installation;
    final int repository;
    final int number;
    final Kind kind;
    final Size size;
    private final List<Check> checks = new ArrayList<>();
    private final Map<Long, String> heads = new HashMap<>();
    private int pushes = 1;
    private int signedAt;
    private final List<Long> comments = new ArrayList<>();
    private long since;

    Pull(int installation, int repository, int number, Kind kind, Size size) {
        this.installation = installation;
        this.repository = repository;
        this.number = number;
        this.kind = kind;
        this.size = size;
    }

    String owner() {
        return "org-" + installation;
    }

    String name() {
        return "shop-" + repository;
    }

    synchronized String head() {
        return sha(pushes);
    }

    String sha(int push) {
        return "%08x%08x%08x%016x".formatted(installation, repository, number, push);
    }

    /** From now on a verdict is due, if there is not the right one already. */
    synchronized void due(long now) {
        if (!right()) {
            since = since == 0 ? now : since;
        }
    }

    synchronized void push(long now) {
        pushes++;
        due(now);
    }

    synchronized void sign(long now) {
        signedAt = pushes;
        due(now);
    }

    synchronized boolean signed() {
        return signedAt == pushes;
    }

    /** What our check on the head must say; the kinds that ask for nobody are cleared at once. */
    synchronized String expected() {
        return kind == Kind.HARMLESS || signed() ? "success" : "action_required";
    }

    /** Takes what was written; answers how long the right verdict took when this is the one. */
    synchronized long write(long id, String head, String conclusion, long now) {
        checks.removeIf(one -> one.id() == id);
        checks.add(new Check(id, head.isEmpty() ? headOf(id) : head, conclusion));
        if (since == 0 || !right()) {
            return 0;
        }
        long took = now - since;
        since = 0;
        return took;
    }

    /** An update does not name the head, so it is remembered by the id. */
    private String headOf(long id) {
        return heads.getOrDefault(id, "");
    }

    synchronized void created(long id, String head) {
        heads.put(id, head);
    }

    synchronized void commented(long id) {
        comments.add(id);
    }

    /** Our comments, of which there must be one at most. */
    synchronized List<Long> comments() {
        return List.copyOf(comments);
    }

    /** Our check runs on a commit, of which there must be one at most. */
    synchronized List<Long> checksOn(String head) {
        return checks.stream().filter(one -> one.head().equals(head)).map(Check::id).toList();
    }

    synchronized boolean right() {
        return checks.stream().anyMatch(one -> one.head().equals(head()) && one.conclusion().equals(expected()));
    }

    synchronized boolean lost() {
        return checks.stream().noneMatch(one -> one.head().equals(head()));
    }

    /** Two check runs on one head, or two comments of ours. */
    synchronized boolean doubled() {
        long heads = checks.stream().map(Check::head).distinct().count();
        return heads < checks.size() || comments.size() > 1;
    }

    /** A comment where nothing is asked, or none where something is. */
    synchronized boolean miscommented() {
        return (kind == Kind.HARMLESS) != comments.isEmpty();
    }
}
