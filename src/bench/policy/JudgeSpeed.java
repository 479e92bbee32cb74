import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.*;
import dev.countersign.core.command.Command;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Fingerprint;
import dev.countersign.core.signoff.History.Position;
import dev.countersign.core.signoff.Pictures;
import dev.countersign.core.verdict.Case;
import dev.countersign.core.verdict.Dossier;
import dev.countersign.core.verdict.Judge;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.flow.Assess;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import dev.countersign.riskmodel.BuiltInWeights;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.*;

/**
 * Measures how long a verdict takes: 500 requirements, a change of 3,000 files, 100 people who signed. Each line is one kind of
 * policy; times are the medians of many verdicts after as many to warm up. Arguments choose the kinds whose names contain one.
 */
public final class JudgeSpeed {

    private static final int REQUIREMENTS = 500;
    private static final int FILES = 3_000;
    private static final int PEOPLE = 100;
    private static final int ROUNDS = Integer.getInteger("rounds", 60);
    private static final Instant START = Instant.parse("2026-11-02T09:00:00Z");
    private static final Assess ASSESS = new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read()));

    private static List<String> chosen = List.of();
    private static long reading;

    public static void main(String[] args) {
        chosen = List.of(args);
        System.out.printf("%d requirements, %d files, %d people%n", REQUIREMENTS, FILES, PEOPLE);
        measure("folders, each its own", "when: {paths: ['services/svc-%1$d/**', '!**/*.md']}", "", 1);
        measure("folders at any depth", "when: {paths: ['**/mod-%2$d/**/*.java', 'mod-%1$d/']}", "", 1);
        measure("endings, each its own", "when: {paths: ['*.x%1$d', 'gen-?%1$d*.java']}", "", 1);
        measure("wildcards that match everything", "when: {paths: ['services/**/src/**/*.java', '!**/f%1$d.java']}", "", 1);
        measure("only-paths, all files", "when: {only-paths: ['**/*.java', '**/*.md', 'x%1$d/']}", "", 1);
        measure("areas, scope area, 10 heads", "when: {areas: [area-%1$d]}, scope: area", "", 10);
        measure("areas, scope area, 100 heads", "when: {areas: [area-%1$d]}, scope: area", "", 100);
        measure("paths, distinct people", "when: {paths: ['services/svc-%1$d/**']}", ", distinct: true", 1);
    }

    private static void measure(String name, String when, String rule, int heads) {
        if (!chosen.isEmpty() && chosen.stream().noneMatch(name::contains)) {
            return;
        }
        Case given = given(when, rule, heads);
        List<Long> wall = new ArrayList<>();
        List<Long> cpu = new ArrayList<>();
        Verdict verdict = null;
        for (int i = 0; i < 2 * ROUNDS; i++) {
            long wallStart = System.nanoTime();
            long cpuStart = cpu();
            verdict = Judge.judge(given);
            if (i >= ROUNDS) {
                cpu.add(cpu() - cpuStart);
                wall.add(System.nanoTime() - wallStart);
            }
        }
        System.out.printf(
                "%-34s wall %6.1f ms   cpu %6.1f ms   worst %6.1f ms   (%d asked, %d met; heads read in %.1f ms)%n",
                name, median(wall), median(cpu), Collections.max(wall) / 1e6, verdict.asked(), verdict.given(), reading / 1e6);
    }

    private static double median(List<Long> nanos) {
        return nanos.stream().sorted().skip(nanos.size() / 2).findFirst().orElseThrow() / 1e6;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Case given(String when, String rule, int heads) {
        List<Commit> commits = new ArrayList<>();
        Identity ada = new Identity("Ada", "ada@example.org", new Account.Linked(person(0)));
        for (int i = 0; i < 250; i++) {
            commits.add(new Commit(sha(1_000 + i), ada, ada, List.of(), "Change\n\nCo-authored-by: Bo <bo@example.org>\n", List.of()));
        }
        Map<Position, Fingerprint> seen = new HashMap<>();
        List<Push> pushes = new ArrayList<>();
        List<Act> acts = new ArrayList<>();
        Facts facts = null;
        for (int head = 1; head <= heads; head++) {
            Instant at = START.plusSeconds(3_600L * head);
            pushes.add(new Push(sha(head), "main", person(0), at, Push.Kind.PUSHED));
            facts = facts(sha(head), files(head), commits, pushes);
            seen.put(new Position(sha(head), "main"), Fingerprint.of(facts));
            for (int one = 1; one <= PEOPLE; one++) {
                if (one % heads == head % heads) {
                    acts.add(new Act.Commanded(
                            1_000L * head + one, 0, person(one), at.plusSeconds(60L + one), sha(head), "/signoff",
                            new Command.SignOff(List.of(), "")));
                }
            }
        }
        Map<Signers.Team, Directory.Team> teams = new HashMap<>();
        Map<String, Directory.Grant> grants = new HashMap<>();
        for (int team = 0; team < 20; team++) {
            List<Person> members = new ArrayList<>();
            for (int one = 1; one <= PEOPLE; one++) {
                if (one % 20 == team || one % 7 == 0) {
                    members.add(person(one));
                }
            }
            teams.put(new Signers.Team("acme", "team-" + team), new Directory.Team.Members(members));
        }
        for (int one = 1; one <= PEOPLE; one++) {
            grants.put("person-" + one, new Directory.Grant.Known(Permission.WRITE, 100 + one));
        }
        long before = System.nanoTime();
        Pictures pictures = Pictures.of(seen);
        reading = System.nanoTime() - before;
        Dossier dossier = Dossier.of(facts, START)
                .with(new Directory(teams, grants))
                .saying(acts)
                .with(Dossier.Memory.nothing().seeing(pictures));
        return ASSESS.assess(dossier, new PolicyInForce(policy(when, rule), List.of(), List.of(), List.of()));
    }

    private static Policy policy(String when, String rule) {
        StringBuilder text = new StringBuilder("version: 1\nmode: enforce\n");
        if (when.contains("areas")) {
            text.append("areas:\n");
            for (int i = 0; i < REQUIREMENTS; i++) {
                text.append("  area-" + i + ": {paths: ['services/svc-" + i + "/**', '!**/*.md'], owners: ['@acme/team-" + i % 20 + "']}\n");
            }
        }
        text.append("requirements:\n");
        for (int i = 0; i < REQUIREMENTS; i++) {
            text.append("  - {name: r" + i + ", title: t, " + String.format(when, i, i % 10)
                    + ", sign-offs: {count: 1, from: ['@acme/team-" + i % 20 + "', '@acme/team-" + i / 25 % 20 + "']" + rule + "}}\n");
        }
        PolicyReading read = new PolicyReader(Catalogues.builtIn()).read("p.yml", text.toString());
        if (read instanceof PolicyReading.Valid valid) {
            return valid.policy();
        }
        throw new IllegalStateException(((PolicyReading.Invalid) read).problems().get(0).toString());
    }

    /** Each head changes every tenth file in another way. */
    private static List<ChangedFile> files(int head) {
        List<ChangedFile> files = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            String path = "services/svc-" + i % REQUIREMENTS + "/src/main/java/com/acme/mod-" + i % 10 + "/f" + i + (i % 9 == 0 ? ".md" : ".java");
            String patch = "@@ -1,3 +1,4 @@\n+line " + (i % 10 == head % 10 ? head : 0) + "\n" + " context of the change\n".repeat(12);
            files.add(ChangedFile.of(path, ChangedFile.Status.MODIFIED, 4, 1, new Content.Patch(patch)));
        }
        return files;
    }

    private static Facts facts(String head, List<ChangedFile> files, List<Commit> commits, List<Push> pushes) {
        PullRequest pull = new PullRequest(
                new PullRequestRef(new RepositoryRef("acme", "shop"), 1), person(0), "Title", "",
                new PullRequest.Branch("feature", head), new PullRequest.Branch("main", sha(0)),
                PullRequest.State.OPEN, false, false, List.of(), List.of());
        return new Facts(pull, "main", commits, files, List.of(), pushes, List.of(), new Completeness.Complete());
    }

    private static Person person(int number) {
        return new Person(100 + number, "person-" + number, Person.Kind.USER);
    }

    private static String sha(int number) {
        return String.format("%040x", number);
    }
}
