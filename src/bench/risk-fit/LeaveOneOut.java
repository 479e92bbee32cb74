import dev.countersign.core.risk.RiskModel;
import dev.countersign.core.risk.Weights;
import dev.countersign.riskmodel.ChangeLine;
import dev.countersign.riskmodel.RiskStream;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Weighs JSON lines as {@code countersign risk} does, yet each project by weights that were fitted without it.
 *
 * <p>Argument: a folder with one table for each project, named {@code owner-name.tsv}.
 */
public final class LeaveOneOut {

    public static void main(String[] arguments) throws Exception {
        Map<String, RiskStream> streams = new HashMap<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(new java.io.BufferedOutputStream(System.out), false, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String project = ChangeLine.parse(line).project();
            RiskStream stream = streams.get(project);
            if (stream == null) {
                Path table = Path.of(arguments[0], project.replace('/', '-') + ".tsv");
                stream = new RiskStream(new RiskModel(Weights.parse(Files.readString(table))));
                streams.put(project, stream);
            }
            out.println(stream.next(line));
        }
        out.flush();
    }
}
