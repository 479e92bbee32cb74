package dev.countersign.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Person;
import dev.countersign.core.command.CommandParser;
import dev.countersign.core.command.Line;
import dev.countersign.core.signoff.Act;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Comments: a whole one, or one line of it that speaks to us. What a line commands is read from its text. */
final class ActForm {

    private ActForm() {}

    static List<Act> acts(Part part) {
        long id = part.number("id");
        Person by = part.part("author", PeopleForm::person);
        Instant at = part.moment("at");
        String head = part.sha("head", true);
        String text = part.text("text");
        List<Line> lines = CommandParser.parse(command(text));
        List<Act> acts = new ArrayList<>();
        if (part.has("line")) {
            int number = part.number("line", 0);
            lines.stream().findFirst().ifPresent(line -> acts.add(act(id, number, by, at, head, text, line)));
        } else {
            for (int i = 0; i < lines.size(); i++) {
                acts.add(act(id, i, by, at, head, lines.get(i).text(), lines.get(i)));
            }
        }
        return acts;
    }

    /** A box that somebody ticked in the page stands for a command. */
    private static String command(String text) {
        return text.startsWith("[x] ")
                ? "/tick " + text.substring(4)
                : text.startsWith("[ ] ") ? "/untick " + text.substring(4) : text;
    }

    private static Act act(long id, int number, Person by, Instant at, String head, String text, Line line) {
        return line instanceof Line.Understood understood
                ? new Act.Commanded(id, number, by, at, head, text, understood.command())
                : new Act.Mumbled(id, number, by, at, head, text, ((Line.Misspelled) line).problem());
    }

    static ObjectNode write(Act act) {
        if (act instanceof Act.Commanded said) {
            return write(said, said.comment(), said.line(), said.text());
        }
        if (act instanceof Act.Mumbled said) {
            return write(said, said.comment(), said.line(), said.text());
        }
        throw new IllegalArgumentException("reviews are among the facts of the change");
    }

    private static ObjectNode write(Act act, long comment, int line, String text) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("id", comment).put("line", line);
        node.set("author", PeopleForm.write(act.by()));
        node.put("at", act.at().toString());
        ChangeForm.text(node, "head", act.head());
        return node.put("text", text);
    }
}
