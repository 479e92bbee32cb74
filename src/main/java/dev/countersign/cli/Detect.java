package dev.countersign.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.provenance.Assistance;
import dev.countersign.core.provenance.Assistance.ToolUse;
import dev.countersign.core.provenance.Detector;
import dev.countersign.text.TerminalText;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code countersign detect}: says for each change on standard input which AI tools helped.
 *
 * <p>One JSON object a line in, one line out, in order and as it goes. A line that cannot be read is reported on standard
 * error, the rest goes on, and the exit code is 1.
 */
@Command(
        name = "detect",
        description = "Say which AI tools helped with the changes on standard input, one JSON object a line.")
public final class Detect implements Callable<Integer> {

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--json", description = "Write JSON lines, with all evidence.")
    private boolean asJson;

    @Mixin
    private PolicyOptions policy = new PolicyOptions();

    /** On the standard streams. */
    public Detect() {
        this(System.in, System.out, System.err);
    }

    Detect(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException {
        Detector detector = policy.detector();
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        PrintWriter errors = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
        int exit = 0;
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                JsonNode row = json.readTree(line);
                Assistance assistance = detector.detect(ChangeRow.facts(row));
                writer.write(asJson ? row(row.path("id"), assistance) : sentence(row.path("id"), assistance));
                writer.write('\n');
            } catch (JsonProcessingException | IllegalArgumentException e) {
                errors.println(problem(e, number));
                exit = 1;
            }
            if (!lines.ready()) {
                writer.flush();
            }
        }
        writer.flush();
        return exit;
    }

    private String problem(Exception e, int number) throws JsonProcessingException {
        String what = e instanceof JsonProcessingException bad
                ? "the line is not JSON: " + bad.getOriginalMessage()
                : e.getMessage();
        return json.writeValueAsString(
                json.createObjectNode().put("error", what).put("line", number));
    }

    private String row(JsonNode id, Assistance assistance) throws JsonProcessingException {
        ObjectNode row = json.createObjectNode();
        row.set("id", id.isMissingNode() ? json.nullNode() : id);
        row.put("assistance", level(assistance));
        row.set("tools", texts(assistance.tools().stream().map(ToolUse::id).toList()));
        row.set("models", texts(assistance.models()));
        row.set("automation", texts(assistance.automation()));
        row.set("reviewers", texts(assistance.reviewers()));
        ArrayNode evidence = row.putArray("evidence");
        assistance
                .evidence()
                .forEach(found -> evidence.addObject()
                        .put("tool", found.tool())
                        .put("role", found.role().name().toLowerCase(Locale.ROOT))
                        .put("marker", found.marker())
                        .put("where", found.where())
                        .put("quote", found.quote()));
        return json.writeValueAsString(row);
    }

    private ArrayNode texts(List<String> texts) {
        ArrayNode array = json.createArrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static String sentence(JsonNode id, Assistance assistance) {
        StringBuilder text = new StringBuilder(TerminalText.line(id.asText("?")))
                .append("  ")
                .append(level(assistance));
        if (!assistance.tools().isEmpty()) {
            text.append(": ")
                    .append(String.join(
                            ", ", assistance.tools().stream().map(ToolUse::name).toList()));
        }
        assistance.evidence().stream()
                .findFirst()
                .ifPresent(first -> text.append("  (")
                        .append(first.where())
                        .append(": ")
                        .append(TerminalText.line(first.quote()))
                        .append(')'));
        return text.toString();
    }

    private static String level(Assistance assistance) {
        return assistance.level().name().toLowerCase(Locale.ROOT);
    }
}
