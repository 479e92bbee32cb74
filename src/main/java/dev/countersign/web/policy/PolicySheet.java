package dev.countersign.web.policy;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Shas;
import dev.countersign.core.policy.EffectivePolicy;
import dev.countersign.core.policy.Layer;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.policy.PolicyLine;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.policy.Setting;
import dev.countersign.flow.Policies;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.flow.PolicySheets;
import dev.countersign.flow.PolicyText;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which policy holds, as its page shows it.
 *
 * @param sheets the files
 * @param inForce what they make together
 * @param told what holds, line by line
 * @param blocks lines of one key and one file
 * @param moreLines so many lines are only at GitHub
 * @param hidden files whose lines are not told to the one who asks
 * @param text what the editor begins with
 * @param attempt what came of the text that was tried
 * @param github where GitHub shows things
 */
public record PolicySheet(
        PolicySheets sheets,
        PolicyInForce inForce,
        EffectivePolicy told,
        List<Block> blocks,
        int moreLines,
        List<String> hidden,
        String text,
        Attempt attempt,
        GitHubWeb github) {

    /** With what is around each line, so that the page stays below a hundred thousand bytes. */
    private static final int ROOM = 36_000;

    /** The same on a page that tells besides what came of a text. */
    private static final int LESS_ROOM = 9_000;

    private static final int AROUND_A_LINE = 220;
    private static final int LONGEST_LINE = 400;
    private static final int MOST_SETTINGS = 90;
    private static final int FEWER_SETTINGS = 30;
    private static final int MOST_WORDS = 160;

    /** Copies the lists. */
    public PolicySheet {
        blocks = List.copyOf(blocks);
        hidden = List.copyOf(hidden);
    }

    /**
     * Lines of one key and one file.
     *
     * @param key the key at the file's root; empty before the first one
     * @param file as people name it
     * @param blob its object id, brief
     * @param lines in order
     */
    public record Block(String key, String file, String blob, List<PolicyLine> lines) {}

    /**
     * The page's content.
     *
     * @param shown whether a file's lines are told to the one who asks
     * @param proposed the text that was tried; empty for the file's own
     */
    static PolicySheet of(
            PolicySheets sheets,
            PolicyInForce inForce,
            Predicate<String> shown,
            String proposed,
            Attempt attempt,
            GitHubWeb github) {
        EffectivePolicy told = EffectivePolicy.of(inForce.policy(), inForce.layers());
        List<String> hidden = inForce.layers().stream()
                .filter(layer -> !layer.text().isEmpty() && !shown.test(layer.file()))
                .map(Layer::file)
                .distinct()
                .toList();
        List<PolicyLine> lines = told.lines().stream()
                .filter(line -> !hidden.contains(line.at().file()))
                .toList();
        List<PolicyLine> fitting = fitting(lines, attempt.tried() ? LESS_ROOM : ROOM);
        return new PolicySheet(
                sheets,
                inForce,
                told,
                blocks(fitting),
                lines.size() - fitting.size(),
                hidden,
                attempt.tried() ? proposed : own(sheets),
                attempt,
                github);
    }

    /** The repository of a file by the name that people give it. */
    static RepositoryRef repository(String file) {
        String[] parts = file.split("/", 3);
        return parts.length < 2 ? new RepositoryRef(file, "") : new RepositoryRef(parts[0], parts[1]);
    }

    private static List<PolicyLine> fitting(List<PolicyLine> lines, int room) {
        int left = room;
        List<PolicyLine> fitting = new ArrayList<>();
        for (PolicyLine line : lines) {
            left -= AROUND_A_LINE
                    + Weights.weight(Weights.cut(line.text(), LONGEST_LINE))
                    + line.ignored().size() * AROUND_A_LINE;
            if (left < 0) {
                break;
            }
            fitting.add(line);
        }
        return fitting;
    }

    private static List<Block> blocks(List<PolicyLine> lines) {
        List<Block> blocks = new ArrayList<>();
        List<PolicyLine> current = new ArrayList<>();
        for (PolicyLine line : lines) {
            if (!current.isEmpty() && !together(current.get(0), line)) {
                blocks.add(block(current));
                current = new ArrayList<>();
            }
            current.add(line);
        }
        if (!current.isEmpty()) {
            blocks.add(block(current));
        }
        return blocks;
    }

    private static boolean together(PolicyLine one, PolicyLine other) {
        return one.key().equals(other.key())
                && one.at().file().equals(other.at().file());
    }

    private static Block block(List<PolicyLine> lines) {
        PolicyLine first = lines.get(0);
        return new Block(first.key(), first.at().file(), Shas.brief(first.blob()), List.copyOf(lines));
    }

    private static String own(PolicySheets sheets) {
        return sheets.own() instanceof PolicyText.Found found ? found.text() : "";
    }

    /** What the editor shows: the text, where it is not too long. */
    public String shown() {
        return Weights.echo(text);
    }

    /** Whether the text is too long to be shown. */
    public boolean tooLong() {
        return Weights.tooLong(text);
    }

    /** The organisation, or the repository. */
    public String name() {
        return sheets.ofOrganisation()
                ? sheets.repository().owner()
                : sheets.repository().toString();
    }

    /** Where the page is. */
    public String path() {
        return "/" + name() + "/policy";
    }

    /** What holds, as far as it is shown. */
    public List<Setting> settings() {
        int most = attempt.tried() ? FEWER_SETTINGS : MOST_SETTINGS;
        return told.settings().size() > most ? told.settings().subList(0, most) : told.settings();
    }

    /** So much of what holds is told by the API alone. */
    public int moreSettings() {
        return told.settings().size() - settings().size();
    }

    /** A value, cut. */
    public String value(Setting setting) {
        return Weights.cut(setting.value(), MOST_WORDS);
    }

    /** A line's text, cut. */
    public String text(PolicyLine line) {
        return Weights.cut(line.text(), LONGEST_LINE);
    }

    /** Loosenings in files whose lines are not shown, or that did not fit. */
    public List<PolicyProblem> elsewhere() {
        List<PolicyProblem> shown = blocks.stream()
                .flatMap(block -> block.lines().stream())
                .flatMap(line -> line.ignored().stream())
                .toList();
        return told.ignored().stream()
                .filter(problem -> !shown.contains(problem))
                .limit(Attempt.MOST)
                .toList();
    }

    /** Where a place is at GitHub; empty for what is written nowhere. */
    public String link(Origin at) {
        return github.line(at);
    }

    /** A place in few words: the file's repository and the line. */
    public String brief(Origin at) {
        return repository(at.file()) + ":" + at.line();
    }

    /** A file in force without its object id. */
    public String file(String named) {
        int at = named.lastIndexOf('@');
        return at < 0 ? named : named.substring(0, at);
    }

    /** The object id of a file in force, brief. */
    public String blob(String named) {
        return Shas.brief(named.substring(named.lastIndexOf('@') + 1));
    }

    /** Whether the place's own file is there. */
    public boolean there() {
        return sheets.own() instanceof PolicyText.Found;
    }

    /** GitHub's editor for the place's own file; empty when it is not known where that would be. */
    public String editor() {
        if (sheets.branch().isEmpty()) {
            return "";
        }
        return there()
                ? github.edit(sheets.repository(), sheets.branch(), Policies.FILE)
                : github.make(sheets.repository(), sheets.branch(), Policies.FILE);
    }

    /** The style's class for how a line stands. */
    public String look(PolicyLine line) {
        return switch (line.standing()) {
            case IGNORED -> "overridden";
            case JOINED, REPLACED -> "blocked";
            case FLOOR, HOLDS -> "undecided";
        };
    }
}
