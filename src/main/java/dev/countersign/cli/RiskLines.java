package dev.countersign.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.riskmodel.RiskStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The command {@code risk}: weighs merged changes from standard input, one line of JSON each, in order. */
@Command(
        name = "risk",
        description = {
            "Weigh merged changes given as JSON lines on standard input, oldest first.",
            "Each is weighed by the lines before it. A line that cannot be read is told on standard error and left out."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all lines were weighed", "1:a line could not be read, or input or output failed"})
public final class RiskLines implements Callable<Integer> {

    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    /** Reads and writes the standard streams. */
    public RiskLines() {
        this(System.in, System.out, System.err);
    }

    RiskLines(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Weighs until the input ends; returns the exit code. */
    @Override
    public Integer call() throws IOException {
        RiskStream stream = new RiskStream(new RiskModel(BuiltInWeights.read()));
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        Writer answers = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        int number = 0;
        int bad = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                answers.write(stream.next(line));
                answers.write('\n');
            } catch (IllegalArgumentException e) {
                bad++;
                err.println(problem(e.getMessage(), number));
            }
            if (!lines.ready()) {
                answers.flush();
            }
        }
        answers.flush();
        return bad == 0 && !out.checkError() ? 0 : 1;
    }

    private static String problem(String message, int line) {
        return new ObjectMapper()
                .createObjectNode()
                .put("error", message)
                .put("line", line)
                .toString();
    }
}
