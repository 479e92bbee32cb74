package dev.countersign.github.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.budget.Halt;
import dev.countersign.budget.Primary;
import dev.countersign.flow.Refused;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Says what an answer that is not good means: that a limit is reached, or that the work is for later, never, or gone. */
final class Trouble {

    /** GitHub asks for at least a minute after a secondary limit that names no time. */
    private static final Duration SECONDARY = Duration.ofSeconds(60);

    /** A token that was made just now may not be known everywhere yet; each further try waits longer by itself. */
    private static final Duration DOUBTED = Duration.ofSeconds(5);

    /** GitHub's limits are counted by the hour; a longer wait is a mistake of somebody's clock. */
    private static final Duration LONGEST = Duration.ofMinutes(65);

    private static final int LONGEST_QUOTE = 300;

    private Trouble() {}

    /**
     * Says what it means.
     *
     * @param permission what the request takes; empty when nobody said
     */
    static RuntimeException of(Answer answer, String route, String permission) {
        String words = words(answer);
        String said = " (" + route + ": " + answer.status() + (words.isEmpty() ? "" : ", " + words) + ")";
        int status = answer.status();
        if (status == 404 || status == 410 || status == 451 || (status == 403 && words.contains("suspended"))) {
            return new SubjectGone("GitHub does not have it, or not for this App" + said);
        }
        if (status == 401) {
            return TryLater.notBefore("GitHub does not take the App's credentials" + said, DOUBTED);
        }
        if (status == 409) {
            return new TryLater("GitHub is busy with the same thing" + said, Duration.ZERO, null);
        }
        if (status >= 300 && status < 400) {
            return new TryLater("GitHub has it under another name now" + said, Duration.ofMinutes(1), null);
        }
        if (status == 403 && !isSentence(words)) {
            // A limit that is not called one, or a fault: GitHub asks for a minute where it names no time.
            return new TryLater("GitHub does not let the App do it, and does not say why" + said, SECONDARY, null);
        }
        if (status == 403) {
            return new Refused("GitHub does not let the App do it" + said
                    + (permission.isEmpty() ? "" : "; grant it the permission " + permission));
        }
        if (status >= 400 && status < 500 && status != 408) {
            return new Refused("GitHub refuses the request" + said);
        }
        Duration asked = seconds(answer.header("retry-after"));
        String out = "GitHub is out of order" + said;
        return asked.isZero() ? new TryLater(out, asked, null) : TryLater.notBefore(out, asked);
    }

    /** Whether GitHub says why, such as "Resource not accessible by integration"; "Forbidden" is no reason. */
    private static boolean isSentence(String words) {
        return words.split(" +", 3).length == 3;
    }

    /** An answer that claims to be good and cannot be read. */
    static TryLater unreadable(String route, Throwable cause) {
        return new TryLater("GitHub's answer is not JSON, or only half of it (" + route + ")", Duration.ZERO, cause);
    }

    /** What a limit asks for; empty when the answer tells of none. */
    static Optional<Halt> limit(Answer answer, Instant now) {
        return isLimit(answer, words(answer)) ? Optional.of(halt(answer, now)) : Optional.empty();
    }

    /** What an answer asks for that tells of a limit. */
    static Halt halt(Answer answer, Instant now) {
        Duration wait = seconds(answer.header("retry-after"));
        if (wait.isZero() && answer.header("x-ratelimit-remaining").equals("0")) {
            long reset = number(answer.header("x-ratelimit-reset"));
            wait = Duration.between(now, Instant.ofEpochSecond(reset)).plusSeconds(1);
            wait = wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
        }
        if (wait.isZero()) {
            return new Halt(SECONDARY, true);
        }
        return new Halt(wait.compareTo(LONGEST) > 0 ? LONGEST : wait, false);
    }

    /** What time it was at GitHub when it answered; empty when it does not say. */
    static Optional<Instant> date(Answer answer) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(answer.header("date"))));
        } catch (DateTimeParseException untold) {
            return Optional.empty();
        }
    }

    /** What an answer says is left of the hourly budget that it was taken from. */
    static Optional<Primary> left(Answer answer) {
        long limit = number(answer.header("x-ratelimit-limit"));
        long reset = number(answer.header("x-ratelimit-reset"));
        String remaining = answer.header("x-ratelimit-remaining");
        if (limit <= 0 || reset <= 0 || remaining.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Primary((int) number(remaining), (int) limit, Instant.ofEpochSecond(reset)));
    }

    /**
     * Whether an error in a GraphQL answer tells of a limit. Words count only in an error that GitHub gives no type: the
     * others quote names that people chose.
     */
    static boolean isLimit(JsonNode graphError) {
        String type = graphError.path("type").asText("");
        String words = graphError.path("message").asText("").toLowerCase(Locale.ROOT);
        return type.startsWith("RATE_LIMIT") || type.isEmpty() && words.contains("rate limit");
    }

    private static boolean isLimit(Answer answer, String words) {
        if (answer.status() == 429) {
            return true;
        }
        String lower = words.toLowerCase(Locale.ROOT);
        return answer.status() == 403
                && (!answer.header("retry-after").isEmpty()
                        || answer.header("x-ratelimit-remaining").equals("0")
                        || lower.contains("rate limit")
                        || lower.contains("abuse"));
    }

    /** GitHub's own words: the message, and the first errors' when it lists some. */
    private static String words(Answer answer) {
        JsonNode body = Json.readOr(answer.body(), Json.object());
        StringBuilder words = new StringBuilder(body.path("message").asText(""));
        for (JsonNode error : body.path("errors")) {
            String text =
                    error.isTextual() ? error.asText() : error.path("message").asText("");
            words.append(text.isEmpty() ? "" : "; " + text);
        }
        return line(words.toString());
    }

    /** Somebody else's words as one short line. */
    static String line(String words) {
        StringBuilder plain = new StringBuilder();
        words.strip()
                .codePoints()
                .limit(LONGEST_QUOTE)
                .forEach(c -> plain.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return plain.toString();
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Math.max(0, Math.min(number(text), LONGEST.toSeconds())));
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
