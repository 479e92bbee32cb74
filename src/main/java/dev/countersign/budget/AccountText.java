package dev.countersign.budget;

import java.time.Instant;
import java.util.Locale;

/** An account as lines of words, to be kept. A line that is not understood, from a newer version, is passed over. */
public final class AccountText {

    private AccountText() {}

    /** As text. */
    public static String write(Account account) {
        StringBuilder text = new StringBuilder();
        line(text, "halted", account.halted.toEpochMilli(), account.row);
        account.primaries.forEach((resource, one) -> line(
                text,
                "primary",
                resource,
                one.remaining(),
                one.limit(),
                one.reset().getEpochSecond()));
        account.spent.forEach(
                (meter, slices) -> slices.forEach((slice, points) -> line(text, "spent", name(meter), slice, points)));
        account.promised.forEach((meter, when) -> line(text, "promised", name(meter), when.toEpochMilli()));
        account.held.forEach((holder, one) ->
                line(text, "held", holder, one.slots(), one.until().toEpochMilli()));
        return text.toString();
    }

    /** From text; an empty one is an account that nothing was spent of. */
    public static Account read(String text) {
        Account account = new Account();
        text.lines().forEach(line -> {
            try {
                take(account, line.split(" ", -1));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
                // What another version wrote: its part of the budget is counted from anew.
                return;
            }
        });
        return account;
    }

    private static void take(Account account, String[] words) {
        switch (words[0]) {
            case "halted" -> {
                account.row = Integer.parseInt(words[2]);
                account.halted = millis(words[1]);
            }
            case "primary" ->
                account.primaries.put(
                        words[1],
                        new Primary(
                                Integer.parseInt(words[2]),
                                Integer.parseInt(words[3]),
                                Instant.ofEpochSecond(Long.parseLong(words[4]))));
            case "spent" ->
                account.spent.get(meter(words[1])).put(Long.parseLong(words[2]), Integer.parseInt(words[3]));
            case "promised" -> account.promised.put(meter(words[1]), millis(words[2]));
            case "held" -> account.held.put(words[1], new Account.Held(Integer.parseInt(words[2]), millis(words[3])));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static Instant millis(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text));
    }

    private static Meter meter(String name) {
        return Meter.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String name(Meter meter) {
        return meter.name().toLowerCase(Locale.ROOT);
    }

    private static void line(StringBuilder text, Object... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : " ").append(words[i]);
        }
        text.append('\n');
    }
}
