import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.risk.Area;
import dev.countersign.core.risk.HistoryBook;
import dev.countersign.core.risk.Kinds;
import dev.countersign.core.risk.Landscape;
import dev.countersign.core.risk.PastChange;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.riskmodel.BuiltInWeights;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Measures how much processor time it takes to weigh a change of 3,000 files in a repository with 20 areas, its history included. */
public final class LargeChange {

    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    public static void main(String[] arguments) {
        List<ChangedFile> files = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            String path = "services/s" + i % 40 + "/src/main/java/com/acme/shop/package" + i % 97 + "/Class" + i + ".java";
            files.add(ChangedFile.of(path, ChangedFile.Status.MODIFIED, 1 + i % 50, i % 7, new Content.Unknown()));
        }
        files.add(ChangedFile.of(
                "db/migration/V9__x.sql", ChangedFile.Status.ADDED, 9, 0, new Content.Unknown()));
        List<Area> areas = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            PathPatterns paths = PathPatterns.of(List.of("services/s" + i + "/**", "!**/*.md"));
            areas.add(new Area("s" + i, paths, Area.Criticality.NORMAL, List.of("s" + (i + 1) % 20), List.of()));
        }
        HistoryBook book = new HistoryBook();
        for (int i = 0; i < 2_000; i++) {
            book.learn(new PastChange(
                    "c" + i, i * 3_600L, "p" + i % 50, i % 3 == 0, List.of(), files.subList(i, i + 200)));
        }
        RiskModel model = new RiskModel(BuiltInWeights.read());
        double[] milliseconds = new double[200];
        for (int run = 0; run < milliseconds.length; run++) {
            long start = CLOCK.getCurrentThreadCpuTime();
            model.assess(
                    files,
                    new Completeness.Complete(),
                    book.of(files, "p1", 9_000_000),
                    new Landscape(areas, Kinds.builtIn()),
                    30,
                    60,
                    85);
            milliseconds[run] = (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
        }
        double first = milliseconds[0];
        Arrays.sort(milliseconds);
        System.out.printf(
                "3,000 files: first %.1f ms, median of 200 %.1f ms, worst twentieth from %.1f ms%n",
                first, milliseconds[100], milliseconds[190]);
    }
}
