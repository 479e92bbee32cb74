package dev.countersign.policyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Turns hostile text into a YAML tree that is safe to walk: no deeper than {@link #DEPTH}, and with aliases written out no larger than
 * {@link #NODES}.
 */
final class YamlTree {

    /** How deep collections may be nested. */
    static final int DEPTH = 20;

    /** How many aliases there may be. */
    static final int ALIASES = 50;

    /** How many values there may be, those of aliases counted each time. */
    static final int NODES = 50_000;

    private static final int SAID = 200;

    private final Problems problems;
    private final int mostDocuments;
    private int nodes;

    private YamlTree(Problems problems, int mostDocuments) {
        this.problems = problems;
        this.mostDocuments = mostDocuments;
    }

    /** The one tree of a policy, or nothing and a problem. */
    static Optional<Node> read(String text, Problems problems) {
        Optional<List<Node>> documents = read(text, problems, 1);
        if (documents.filter(List::isEmpty).isPresent()) {
            problems.add(problems.at(1, 1), "the file is empty", "a policy starts with `version: 1`");
        }
        return documents.flatMap(found -> found.stream().findFirst());
    }

    /** The trees of all documents, at most so many; or nothing and a problem. */
    static Optional<List<Node>> read(String text, Problems problems, int mostDocuments) {
        LoadSettings settings = LoadSettings.builder()
                .setSchema(new CoreSchema())
                .setAllowDuplicateKeys(true)
                .setAllowNonScalarKeys(true)
                .setMaxAliasesForCollections(ALIASES)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        YamlTree tree = new YamlTree(problems, mostDocuments);
        try {
            if (!tree.acceptable(new Parse(settings).parseString(text))) {
                return Optional.empty();
            }
            List<Node> documents = new ArrayList<>();
            new Compose(settings).composeAllFromString(text).forEach(documents::add);
            return documents.stream().allMatch(node -> tree.bounded(node, 1))
                    ? Optional.of(documents)
                    : Optional.empty();
        } catch (MarkedYamlEngineException malformed) {
            problems.add(
                    place(malformed).map(problems::at).orElseGet(() -> problems.at(1, 1)),
                    "this is not YAML: " + Problems.line(malformed.getProblem(), SAID),
                    malformed.getContext() == null ? "" : Problems.line(malformed.getContext(), SAID));
        } catch (YamlEngineException malformed) {
            problems.add(problems.at(1, 1), "this is not YAML: " + Problems.line(malformed.getMessage(), SAID), "");
        }
        return Optional.empty();
    }

    /** Where it goes wrong; of what never ends, where it begins. */
    private static Optional<Mark> place(MarkedYamlEngineException malformed) {
        boolean unended = malformed.getProblem().contains("end of stream")
                || malformed.getProblem().contains("stream end");
        return unended ? malformed.getContextMark().or(malformed::getProblemMark) : malformed.getProblemMark();
    }

    /** Looks at the events one by one, so that nothing is built of a file that is refused. */
    private boolean acceptable(Iterable<Event> events) {
        int depth = 0;
        int aliases = 0;
        int documents = 0;
        for (Event event : events) {
            if (event instanceof CollectionStartEvent start) {
                depth++;
                if (depth > DEPTH) {
                    return refuse(event, "nested more than " + DEPTH + " deep", "");
                }
                if (start.getTag().isPresent()) {
                    return refuseTag(event, start.getTag().get());
                }
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof ScalarEvent scalar && scalar.getTag().isPresent()) {
                return refuseTag(event, scalar.getTag().get());
            } else if (event instanceof ScalarEvent scalar
                    && scalar.isPlain()
                    && scalar.getValue().equals("<<")) {
                return refuse(event, "the merge key `<<` is not allowed", "write the keys out");
            } else if (event instanceof AliasEvent && ++aliases > ALIASES) {
                return refuse(event, "more than " + ALIASES + " aliases", "write the value out");
            } else if (event instanceof DocumentStartEvent && ++documents > mostDocuments) {
                return mostDocuments == 1
                        ? refuse(event, "a second document begins here", "a policy is one document; remove the `---`")
                        : refuse(event, "more than " + mostDocuments + " documents", "split the file");
            }
        }
        return true;
    }

    private boolean refuseTag(Event event, String tag) {
        return refuse(event, "the tag " + Problems.quote(tag) + " is not allowed", "a policy needs no tags; remove it");
    }

    private boolean refuse(Event event, String message, String hint) {
        problems.add(event.getStartMark().map(problems::at).orElseGet(() -> problems.at(1, 1)), message, hint);
        return false;
    }

    /** Walks the tree with aliases written out, as its readers will. */
    private boolean bounded(Node node, int depth) {
        nodes++;
        if (nodes > NODES || depth > DEPTH + 1) {
            problems.add(
                    node,
                    "with its aliases written out the file is too large or too deep",
                    "split it, or use fewer aliases");
            return false;
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue().stream().allMatch(item -> bounded(item, depth + 1));
        }
        if (node instanceof MappingNode mapping) {
            for (NodeTuple pair : mapping.getValue()) {
                if (!bounded(pair.getKeyNode(), depth + 1) || !bounded(pair.getValueNode(), depth + 1)) {
                    return false;
                }
            }
        }
        return true;
    }
}
