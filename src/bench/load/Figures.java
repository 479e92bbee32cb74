import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers for people. */
final class Figures {

    private Figures() {}

    /** A percentile in milliseconds of durations in nanoseconds. */
    static double percentile(Collection<Long> nanos, double part) {
        List<Long> sorted = nanos.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(part * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }

    /** The same of each tenth of them, in their order. */
    static String tenths(Collection<Long> nanos, double part) {
        List<Long> all = List.copyOf(nanos);
        return IntStream.range(0, 10)
                .mapToObj(i -> all.subList(all.size() * i / 10, all.size() * (i + 1) / 10))
                .map(tenth -> "%.0f".formatted(percentile(tenth, part)))
                .collect(Collectors.joining(", "));
    }

    /** The machine's load average over a minute. */
    static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
        } catch (java.io.IOException unknown) {
            return "unknown";
        }
    }
}
