package dev.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Searches what every App of the whole run has logged for secrets: its own settings, and whatever looks like a token. After each
 * class of tests, and when an App is closed. Knows nothing of JUnit, since kill rounds run without it.
 */
public final class LogSearch {

    private static final int LONG_ENOUGH = 8;
    private static final int KEY_LINE = 40;
    private static final Pattern SETTING = Pattern.compile("SECRET|PASSWORD|PRIVATE_KEY|ENCRYPTION_KEY");
    private static final Pattern TOKEN = Pattern.compile("gh[soupr]_[0-9A-Za-z]{20,}|cst_[0-9A-Za-z_-]{43}"
            + "|eyJ[0-9A-Za-z_-]{10,}\\.[0-9A-Za-z_-]{10,}|-----BEGIN [A-Z ]*PRIVATE KEY");
    private static final Map<Path, List<String>> LOGS = new ConcurrentHashMap<>();

    private LogSearch() {}

    /** Searches the log of an App with these settings from now on. */
    public static void search(Path log, Map<String, String> settings) {
        LOGS.put(
                log,
                settings.entrySet().stream()
                        .filter(setting -> SETTING.matcher(setting.getKey()).find())
                        .flatMap(setting -> parts(setting.getValue()))
                        .filter(part -> part.length() >= LONG_ENOUGH)
                        .toList());
    }

    /** Of a key the lines that are in no other; anything else as it is. */
    private static Stream<String> parts(String value) {
        return value.startsWith("-----")
                ? value.lines()
                        .filter(line -> line.length() > KEY_LINE && !line.startsWith("-"))
                        .skip(1)
                : Stream.of(value);
    }

    /** Searches a log, which may be on its way out; answers without a complaint where there is none. */
    public static void look(Path log) {
        if (!Files.exists(log)) {
            LOGS.remove(log);
            return;
        }
        String text;
        try {
            text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        for (String secret : LOGS.getOrDefault(log, List.of())) {
            complain(text, text.indexOf(secret));
        }
        Matcher token = TOKEN.matcher(text);
        complain(text, token.find() ? token.start() : -1);
    }

    private static void complain(String text, int at) {
        if (at >= 0) {
            String line = text.substring(text.lastIndexOf('\n', at) + 1, at);
            throw new AssertionError("a secret was logged behind: " + line);
        }
    }

    /** Searches all of them. */
    static void lookAtAll() {
        LOGS.keySet().forEach(LogSearch::look);
    }
}
