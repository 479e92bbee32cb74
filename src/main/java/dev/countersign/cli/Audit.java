package dev.countersign.cli;

import dev.countersign.gitrepo.GitProblem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code countersign audit}: how many commits of a local repository had the help of which AI tools, month by month. */
@Command(name = "audit", description = "Show by month which AI tools helped with a repository's commits.")
public final class Audit implements Callable<Integer> {

    private static final int BAR = 30;

    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--repo", paramLabel = "DIR", description = "A local git repository. Default: here.")
    private Path repo = Path.of(".");

    @Option(names = "--since", paramLabel = "DATE", description = "Only commits from this day on, such as 2026-01-31.")
    private LocalDate since = LocalDate.EPOCH;

    @Option(names = "--html", paramLabel = "FILE", description = "Also write a page with a chart.")
    private Path html;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Also write the figures, a row for each month and tool.")
    private Path csv;

    @Mixin
    private PolicyOptions policy = new PolicyOptions();

    /** On the standard streams. */
    public Audit() {
        this(System.out, System.err);
    }

    Audit(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        try {
            Instant from = since.atStartOfDay(ZoneOffset.UTC).toInstant();
            List<AuditMonth> months = new AuditHistory(policy.detector(), err).read(repo.toAbsolutePath(), from);
            print(months);
            if (html != null) {
                Path name = repo.toAbsolutePath().normalize().getFileName();
                Files.writeString(html, new AuditPage(months).html("AI assistance in " + name));
            }
            if (csv != null) {
                Files.writeString(csv, csv(months));
            }
            return 0;
        } catch (IOException | GitProblem e) {
            err.println("audit: " + e.getMessage());
            return 1;
        }
    }

    private void print(List<AuditMonth> months) {
        int commits = 0;
        int assisted = 0;
        out.println("month     commits  assisted   share");
        for (AuditMonth month : months) {
            commits += month.commits();
            assisted += month.assisted();
            out.println(String.format(
                            Locale.ROOT,
                            "%s  %8d  %8d  %5.1f%%  %-" + BAR + "s  %s",
                            month.month(),
                            month.commits(),
                            month.assisted(),
                            100 * month.share(),
                            "#".repeat((int) Math.round(BAR * month.share())),
                            month.toolsInWords())
                    .stripTrailing());
        }
        out.println(String.format(
                Locale.ROOT,
                "all      %8d  %8d  %5.1f%%",
                commits,
                assisted,
                commits == 0 ? 0.0 : 100.0 * assisted / commits));
    }

    private static String csv(List<AuditMonth> months) {
        StringBuilder rows = new StringBuilder("month,commits,assisted,tool,tool_commits\n");
        for (AuditMonth month : months) {
            String start = month.month() + "," + month.commits() + "," + month.assisted() + ",";
            if (month.tools().isEmpty()) {
                rows.append(start).append(",0\n");
            }
            for (Map.Entry<String, Integer> tool : month.tools().entrySet()) {
                rows.append(start)
                        .append('"')
                        .append(tool.getKey().replace("\"", "\"\""))
                        .append("\",")
                        .append(tool.getValue())
                        .append('\n');
            }
        }
        return rows.toString();
    }
}
