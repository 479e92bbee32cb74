package dev.countersign.cli;

import dev.countersign.flow.DeadLetters;
import dev.countersign.text.TerminalText;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code countersign dead-letters}: lists work that was given up, and makes it due again. */
@Command(
        name = "dead-letters",
        description = {
            "Lists the work that was given up, with the reason, or makes it due again.",
            "The database is the one that `serve` uses; the App may be running. It takes up again what is due."
        },
        mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Callable<Integer> {

    private final PrintStream out;
    private final Supplier<Settings> settings;

    @ArgGroup
    private Again again = new Again();

    /** What is to be tried again; nothing by default. */
    static final class Again {
        @Option(names = "--retry", paramLabel = "ID", description = "Makes one of them due again.")
        private long one;

        @Option(names = "--retry-all", description = "Makes all of them due again.")
        private boolean all;
    }

    DeadLettersCommand() {
        this(System.out, Settings::read);
    }

    DeadLettersCommand(PrintStream out, Supplier<Settings> settings) {
        this.out = out;
        this.settings = settings;
    }

    @Override
    public Integer call() {
        try (OpenDatabase database = OpenDatabase.shared(settings.get())) {
            DeadLetters letters = database.deadLetters();
            if (again.one != 0) {
                if (!letters.retry(again.one)) {
                    throw new CannotDo("there is no dead letter " + again.one
                            + ". Run `countersign dead-letters` to see those that there are.");
                }
                out.println("1 made due.");
            } else if (again.all) {
                out.println(letters.all().stream()
                                .filter(letter -> letters.retry(letter.id()))
                                .count()
                        + " made due.");
            } else {
                list(letters.all());
            }
        }
        return ExitCodes.CLEARED;
    }

    private void list(List<DeadLetters.Letter> letters) {
        letters.forEach(letter -> out.println(TerminalText.line(letter.id() + "  " + letter.at() + "  " + letter.what()
                + "  failed " + letter.failures() + (letter.failures() == 1 ? " time: " : " times: ")
                + letter.reason())));
        out.println(letters.size() + (letters.size() == 1 ? " dead letter." : " dead letters."));
    }
}
