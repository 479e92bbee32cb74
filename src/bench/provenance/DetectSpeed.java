import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.provenance.Detector;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Measures the processor time that detection takes: many ordinary commits, and single hostile texts of a megabyte. */
public final class DetectSpeed {

    private static final Detector DETECTOR = new Detector(Catalogues.builtIn());
    private static final String[] WORDS =
            ("the change reads and writes files by name with a cursor created by parser using tests for each line of AI code,"
                            + " generated with care; see https://example.org/a/b and fix: #12")
                    .split(" ");

    public static void main(String[] args) {
        long start = cpu();
        DETECTOR.detect(facts(commits(10_000), ""));
        System.out.printf("10,000 commits of 10 KB: %.2f s%n", (cpu() - start) / 1e9);
        for (Map.Entry<String, String> hostile : hostile().entrySet()) {
            System.out.printf(
                    "1 MB of %-34s message %3d ms   description %3d ms%n",
                    hostile.getKey() + ":",
                    median(facts(List.of(commit(1, hostile.getValue())), "")),
                    median(facts(List.of(), hostile.getValue())));
        }
    }

    /** The median of twenty runs, in milliseconds, after a second of runs that make the JVM warm. */
    private static long median(Facts facts) {
        long warm = cpu() + 1_000_000_000L;
        while (cpu() < warm) {
            DETECTOR.detect(facts);
        }
        long[] taken = new long[20];
        for (int i = 0; i < taken.length; i++) {
            long start = cpu();
            DETECTOR.detect(facts);
            taken[i] = cpu() - start;
        }
        Arrays.sort(taken);
        return taken[taken.length / 2] / 1_000_000;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Map<String, String> hostile() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("credit trailers", fill("Assisted-by: Claude Claude Claude and Codex via Codex x\n"));
        texts.put("almost footers", fill("fully mostly, almost generated with the help of claude coda\n"));
        texts.put("one line of footers", fill("generated with claude by claude "));
        texts.put("co-author trailers", fill("Co-authored-by: Claude Opus 4 <a@b.c>\n"));
        texts.put("co-authors on one line", fill("Co-authored-by: Claude <a@b.c> "));
        texts.put("disclosure headings", fill("AI disclosure: the Amp and Claude and Continue and Goose wrote no\n"));
        texts.put("session links", fill("https://ampcode.com/threads/T- https://claude.ai/code/session_ \n"));
        texts.put("combining marks", fill("a\u0301\u0316\u0327\u0334"));
        texts.put("look-alike letters", fill("Со-аuthоrеd-by: Clаudе <a@b.c>\n"));
        texts.put("literal line breaks", fill("a\\n\"b\\n`"));
        texts.put("fences", fill("```\n"));
        texts.put("quotes in quotes", fill("> "));
        texts.put("lists in lists", fill("- "));
        texts.put("unticked boxes", fill("- [ ] AI tools were used\n"));
        texts.put("ticked boxes", fill("- [x] AI tools were used: Claude, Cursor, x\n"));
        texts.put("open comments", fill("<!-- "));
        texts.put("comments", fill("<!-- ellipsis --> "));
        texts.put("brackets", fill("[a]("));
        texts.put("backticks", fill("` `` ``` "));
        texts.put("folded trailers", fill("Assisted-by: x\n y\n"));
        texts.put("link definitions", fill("[a]: b 'c\n"));
        texts.put("tabs", fill("\t"));
        texts.put("html tags", fill("<a href='"));
        return texts;
    }

    private static String fill(String unit) {
        return unit.repeat((1 << 20) / unit.length());
    }

    private static List<Commit> commits(int count) {
        Random random = new Random(1);
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder("Subject\n\n");
            while (text.length() < 10_240) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(10) == 0 ? '\n' : ' ');
            }
            commits.add(commit(i, text + "\nCo-authored-by: Ada <ada@example.org>\n"));
        }
        return commits;
    }

    private static Commit commit(int number, String message) {
        Identity ada = Identity.unlinked("Ada", "ada@example.org");
        return new Commit(String.format("%040x", number), ada, ada, List.of(), message, List.of());
    }

    private static Facts facts(List<Commit> commits, String body) {
        PullRequest.Branch branch = new PullRequest.Branch("b", "");
        PullRequest pull = new PullRequest(
                new PullRequestRef(new RepositoryRef("a", "b"), 1),
                new Person(1, "ada", Person.Kind.USER),
                "",
                body,
                branch,
                branch,
                PullRequest.State.OPEN,
                false,
                false,
                List.of(),
                List.of());
        return new Facts(pull, "", commits, List.of(), List.of(), List.of(), List.of(), new Completeness.Complete());
    }
}
