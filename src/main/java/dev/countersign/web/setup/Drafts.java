package dev.countersign.web.setup;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Codeowners;
import dev.countersign.core.proposal.Proposal;
import dev.countersign.core.proposal.Repository;
import dev.countersign.core.proposal.Repository.OwnersFile;
import dev.countersign.core.proposal.SeenTool;
import dev.countersign.core.provenance.Tool;
import dev.countersign.flow.AppSource;
import dev.countersign.flow.AppSource.Installation;
import dev.countersign.flow.AppSource.Seen;
import dev.countersign.flow.Chronicle;
import dev.countersign.flow.OwnPolicy;
import dev.countersign.flow.OwnersSource;
import dev.countersign.flow.Policies;
import dev.countersign.flow.PolicyText;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.overview.Figures;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drafts a first policy from the most active repositories of an installation. Safe for use by many threads. */
public final class Drafts {

    /** Of so many repositories code owners and past are read. */
    static final int MOST_REPOSITORIES = 10;

    /** GitHub takes addresses of about eight kilobytes. */
    static final int LONGEST_ADDRESS = 8_000;

    private static final int MOST_CHANGES = 2_000;
    private static final int DAYS_OF_PAST = 365;
    private static final int DAYS_OF_ACTIVITY = 180;

    private final AppSource apps;
    private final OwnersSource owners;
    private final Arrivals arrivals;
    private final Chronicle chronicle;
    private final Figures figures;
    private final List<Tool> catalogue;
    private final GitHubWeb github;
    private final Clock clock;

    /** Draws from these. */
    public Drafts(
            AppSource apps,
            OwnersSource owners,
            Arrivals arrivals,
            Chronicle chronicle,
            Figures figures,
            List<Tool> catalogue,
            GitHubWeb github,
            Clock clock) {
        this.apps = apps;
        this.owners = owners;
        this.arrivals = arrivals;
        this.chronicle = chronicle;
        this.figures = figures;
        this.catalogue = List.copyOf(catalogue);
        this.github = github;
        this.clock = clock;
    }

    /** One for that installation. Throws as the sources do. */
    Draft draft(Installation installation) {
        Instant now = clock.instant();
        List<Seen> busiest = busiest(installation.id(), now);
        List<RepositoryRef> names = busiest.stream().map(Seen::ref).toList();
        List<PolicyText> files = owners.codeowners(installation.id(), names);
        List<Repository> repositories = new ArrayList<>();
        for (int i = 0; i < busiest.size(); i++) {
            repositories.add(repository(busiest.get(i), files.get(i), now));
        }
        String organisation = installation.account();
        String text = new Proposal(
                        organisation, repositories, tools(organisation, now), LocalDate.ofInstant(now, ZoneOffset.UTC))
                .text();
        String plain = github.address() + "/" + organisation + "/" + OwnPolicy.REPOSITORY + "/new/HEAD?filename="
                + encoded(Policies.FILE);
        String full = plain + "&value=" + encoded(text);
        boolean fits = full.length() <= LONGEST_ADDRESS;
        return new Draft(
                organisation,
                OwnPolicy.file(organisation),
                text,
                fits ? full : plain,
                fits,
                names.stream().map(RepositoryRef::toString).toList());
    }

    private List<Seen> busiest(long installation, Instant now) {
        List<Seen> all = apps.repositories(installation).stream()
                .filter(one -> !one.retired() && !one.ref().name().equals(OwnPolicy.REPOSITORY))
                .toList();
        Map<Long, Long> changes =
                arrivals.activity(all.stream().map(Seen::id).toList(), now.minus(DAYS_OF_ACTIVITY, ChronoUnit.DAYS));
        return all.stream()
                .sorted(Comparator.comparing((Seen one) -> changes.getOrDefault(one.id(), 0L))
                        .thenComparing(Seen::pushed)
                        .reversed()
                        .thenComparing(one -> one.ref().name()))
                .limit(MOST_REPOSITORIES)
                .toList();
    }

    private Repository repository(Seen seen, PolicyText file, Instant now) {
        Chronicle.Mark year =
                new Chronicle.Mark(now.minus(DAYS_OF_PAST, ChronoUnit.DAYS).getEpochSecond(), 0);
        return new Repository(
                seen.ref(),
                owners(seen.ref(), file),
                chronicle.after(seen.id(), year, MOST_CHANGES).stream()
                        .map(stored -> stored.recorded().change())
                        .toList());
    }

    private static OwnersFile owners(RepositoryRef repository, PolicyText file) {
        if (file instanceof PolicyText.Found found) {
            String path = found.file().substring(repository.toString().length() + 1);
            return new OwnersFile.Found(path, Codeowners.parse(found.text()));
        }
        return file instanceof PolicyText.Unreadable unreadable
                ? new OwnersFile.Unreadable(unreadable.why())
                : new OwnersFile.None();
    }

    /** Tools are kept by the names that people know them by; those of an organisation's own are in its policy already. */
    private List<SeenTool> tools(String organisation, Instant now) {
        Map<String, Long> pulls = new HashMap<>();
        figures.tools(organisation, now.minus(DAYS_OF_PAST, ChronoUnit.DAYS))
                .forEach(use -> pulls.merge(use.tool(), use.pulls(), Long::sum));
        return catalogue.stream()
                .filter(tool -> pulls.containsKey(tool.name()))
                .map(tool -> new SeenTool(tool.id(), tool.name(), pulls.get(tool.name())))
                .sorted(Comparator.comparing(SeenTool::pulls).reversed().thenComparing(SeenTool::id))
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
