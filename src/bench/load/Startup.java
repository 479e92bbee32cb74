import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** How long the App takes to start and what memory it takes when idle, by how it is packaged. */
final class Startup {

    private static final Path APP = Path.of("target", "quarkus-app");
    private static final int STARTS = 3;
    private static final long IDLE_NANOS = 5_000_000_000L;

    private final String github;
    private final String java;

    Startup(String github, String java) {
        this.github = github;
        this.java = java;
    }

    void run() throws Exception {
        measure("JVM " + version(java), List.of(java, "-jar", APP.resolve("quarkus-run.jar").toString()));
        Optional<String> newer = newerJava();
        if (newer.isEmpty()) {
            System.out.println("  JVM with an AOT cache: not measured, no JDK 25 was found; name one by JAVA25_HOME");
        } else {
            measure("JVM " + version(newer.get()),
                    List.of(newer.get(), "-jar", APP.resolve("quarkus-run.jar").toString()));
            cached(newer.get());
        }
        Path binary = Path.of("target", "countersign-0.1.0-SNAPSHOT-runner");
        if (Files.isExecutable(binary)) {
            measure("native", List.of(binary.toString()));
        } else {
            System.out.println("  native: not measured, there is no " + binary + "; it needs GraalVM");
        }
    }

    /** The cache is of one run; the App's own class loader would not use it, so the class path is flat. */
    private void cached(String java25) throws Exception {
        Path cache = Files.createTempDirectory("countersign-aot").resolve("countersign.aot");
        List<String> flat = List.of("-cp", classPath(), "dev.countersign.Main");
        try (RunningApp training = new RunningApp(words(java25, "-XX:AOTCacheOutput=" + cache, flat), github, Map.of())) {
            training.start();
        }
        if (!Files.exists(cache)) {
            System.out.println("  JVM with an AOT cache: the cache was not made");
            return;
        }
        measure("JVM %s, AOT cache of %d MiB".formatted(version(java25), Files.size(cache) >> 20),
                words(java25, "-XX:AOTCache=" + cache, flat));
        Files.delete(cache);
    }

    private static List<String> words(String java, String option, List<String> rest) {
        List<String> words = new ArrayList<>(List.of(java, option));
        words.addAll(rest);
        return words;
    }

    private static String classPath() throws IOException {
        List<String> jars = new ArrayList<>();
        for (String folder : List.of("quarkus", "app", "lib/boot", "lib/main")) {
            try (Stream<Path> all = Files.list(APP.resolve(folder))) {
                all.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted().forEach(jars::add);
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private void measure(String what, List<String> command) throws Exception {
        String before = Figures.load();
        try (RunningApp app = new RunningApp(command, github, Map.of())) {
            double first = app.start();
            app.stop();
            List<Long> nanos = new ArrayList<>();
            long memory = 0;
            double cpu = 0;
            for (int i = 0; i < STARTS; i++) {
                nanos.add((long) (app.start() * 1e9));
                cpu = app.cpu();
                if (i == STARTS - 1) {
                    LockSupport.parkNanos(IDLE_NANOS);
                    memory = app.rss();
                }
                app.stop();
            }
            System.out.printf("  %-40s first start %.1f s, with data %.1f s (%.1f s of processor), idle %d MiB;"
                            + " load average %s to %s%n",
                    what, first, Figures.percentile(nanos, 0.5) / 1e3, cpu, memory, before, Figures.load());
        }
    }

    private static Optional<String> newerJava() throws IOException {
        String named = System.getenv("JAVA25_HOME");
        if (named != null) {
            return Optional.of(Path.of(named, "bin", "java").toString());
        }
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> homes = Files.list(all)) {
            return homes.filter(home -> home.getFileName().toString().contains("25"))
                    .map(home -> home.resolve("bin").resolve("java"))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .findFirst();
        }
    }

    private static String version(String java) throws IOException {
        Process asked = new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
        return new String(asked.getInputStream().readAllBytes()).replaceAll("(?s).*version \"([0-9.]+).*", "$1");
    }
}
