import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.countersign.core.risk.History;
import dev.countersign.core.risk.HistoryBook;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.riskmodel.ChangeLine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes the amounts of all terms, computed by the program's own code, beside the known outcomes: what fit.py fits on.
 *
 * <p>Standard input: JSON lines with {@code label} and {@code reverted_later}. Standard output: a table with tabs.
 */
public final class DumpAmounts {

    public static void main(String[] arguments) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        Map<String, HistoryBook> books = new HashMap<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            JsonNode answers = mapper.readTree(line);
            ChangeLine read = ChangeLine.parse(line);
            HistoryBook book = books.computeIfAbsent(read.project(), name -> new HistoryBook());
            History history = book.of(
                    read.change().files(), read.change().author(), read.change().at());
            book.learn(read.change());
            if (history instanceof History.Unknown) {
                continue;
            }
            Map<String, Double> amounts = RiskModel.amounts(read.change().files(), history);
            if (first) {
                out.append("project\tlabel\treverted\trevert\tadditions\t").append(String.join("\t", amounts.keySet()));
                out.append('\n');
                first = false;
            }
            JsonNode label = answers.path("label");
            out.append(read.project()).append('\t');
            out.append(label.isNull() ? "" : label.asInt()).append('\t');
            out.append(answers.path("reverted_later").asBoolean() ? 1 : 0).append('\t');
            out.append(read.change().reverts().isEmpty() ? 0 : 1).append('\t');
            out.append(answers.path("additions").asLong());
            amounts.values().forEach(amount -> out.append('\t').append(amount));
            out.append('\n');
            if (out.length() > 1 << 16) {
                System.out.print(out);
                out.setLength(0);
            }
        }
        System.out.print(out);
        System.out.flush();
    }
}
