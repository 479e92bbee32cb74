package dev.countersign.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Account;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.risk.Guidance;
import dev.countersign.core.risk.History;
import dev.countersign.core.signoff.Act;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.verdict.Dossier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The facts of an evaluation as one line of JSON, form 1: for storage, export and replay alike. {@code docs/facts.md} explains
 * every part, {@code schema/facts-v1.json} is its schema.
 *
 * <p>What was written is read as it was, and equal dossiers give equal text. Reading is strict: what is not known to the form
 * is a problem, and what a line does not say stays unknown. Safe for use by many threads.
 */
public final class FactsJson {

    /** Longer lines, in characters, are refused unread. */
    public static final int LONGEST = 32 << 20;

    private static final int FORM = 1;
    private static final int DEEPEST = 24;
    private static final List<String> OUTCOMES = List.of("cleared", "overridden", "blocked", "undecided");

    private static final ObjectMapper MAPPER = mapper();

    private FactsJson() {}

    private static ObjectMapper mapper() {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxStringLength(LONGEST)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /** The facts as one line, without a line feed. */
    public static String write(Dossier dossier) {
        return write(new FactsLine("", dossier, ""));
    }

    /** A line, without a line feed. */
    public static String write(FactsLine facts) {
        ObjectNode line = MAPPER.createObjectNode().put("facts", FORM);
        ChangeForm.text(line, "id", facts.id());
        write(facts.dossier(), line);
        ChangeForm.text(line, "outcome", facts.outcome());
        return text(line);
    }

    private static void write(Dossier dossier, ObjectNode line) {
        ChangeForm.write(dossier.facts(), line);
        ChangeForm.list(line, "comments", dossier.lines(), ActForm::write);
        if (!dossier.memory().known().isEmpty()) {
            ObjectNode known = line.putObject("known");
            new TreeMap<>(dossier.memory().known()).forEach(known::put);
        }
        if (!dossier.codeOwners().isEmpty()) {
            ArrayNode owners = line.putArray("owners");
            dossier.codeOwners().forEach(owner -> owners.add(owner.written()));
        }
        PeopleForm.write(dossier.directory(), line);
        PastForm.write(dossier.memory().seen(), line);
        ChangeForm.list(line, "markers", dossier.memory().evidence(), PastForm::write);
        ChangeForm.list(line, "sightings", dossier.memory().sightings(), WordForm::write);
        ChangeForm.list(line, "exceptions", dossier.memory().exemptions(), WordForm::write);
        ChangeForm.list(line, "edits", dossier.memory().edits(), WordForm::write);
        ChangeForm.list(line, "asked", dossier.memory().asked(), WordForm::write);
        ChangeForm.list(line, "elsewhere", dossier.memory().elsewhere(), WordForm::write);
        PastForm.write(dossier.past(), line);
        PastForm.write(dossier.guidance(), line);
        PastForm.write(dossier.earlier(), line);
        line.put("now", dossier.now().toString());
    }

    /**
     * Reads a line.
     *
     * @param now the moment of a line that names none
     * @throws FactsProblem when it is not a line of facts; says where and why
     */
    public static FactsLine read(String line, Instant now) {
        if (line.length() > LONGEST) {
            throw new FactsProblem("the line is longer than " + (LONGEST >> 20) + " Mi characters");
        }
        return Part.read(tree(line), "$", part -> new FactsLine(id(part), dossier(part, now), outcome(part)));
    }

    private static JsonNode tree(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new FactsProblem("the line is not JSON: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static String id(Part part) {
        if (part.number("facts") != FORM) {
            throw part.problem("facts", "must be " + FORM + ", the form that this version reads");
        }
        return part.text("id", "");
    }

    private static String outcome(Part part) {
        String outcome = part.text("outcome", "");
        if (!outcome.isEmpty() && !OUTCOMES.contains(outcome)) {
            throw part.problem("outcome", "cannot be `" + outcome + "`; it is one of " + String.join(", ", OUTCOMES));
        }
        return outcome;
    }

    private static Dossier dossier(Part part, Instant now) {
        Facts facts = ChangeForm.facts(part);
        List<Act> lines = part.parts("comments", ActForm::acts).stream()
                .flatMap(List::stream)
                .toList();
        Map<Signers.Team, Directory.Team> teams = PeopleForm.teams(part);
        return new Dossier(
                facts,
                owners(part),
                lines,
                new Dossier.Memory(
                        known(part),
                        PastForm.seen(part, facts.pullRequest().base().name()),
                        part.parts("markers", PastForm::evidence),
                        part.parts("sightings", WordForm::sighting),
                        part.parts("exceptions", WordForm::exemption),
                        part.parts("edits", WordForm::edit),
                        part.parts("asked", WordForm::asked),
                        part.parts("elsewhere", WordForm::elsewhere)),
                new Directory(teams, PeopleForm.permissions(part, everybody(facts, lines, teams.values()))),
                part.part("past", PastForm::past, new History.Unknown()),
                part.has("guidance")
                        ? new Guidance.Known(part.parts("guidance", PastForm::document))
                        : new Guidance.Unknown(),
                part.part("compared", PastForm::compared, Dossier.Earlier.none()),
                part.has("now") ? part.moment("now") : now);
    }

    private static List<Signers> owners(Part part) {
        return part.texts("owners").stream()
                .map(owner -> Signers.read(owner)
                        .orElseThrow(() -> part.problem(
                                "owners", "has `" + owner + "`; an owner is @login or @organization/team")))
                .toList();
    }

    private static Map<String, Long> known(Part part) {
        Map<String, Long> known = new HashMap<>();
        known.putAll(part.named("known", (node, place) -> {
            if (!node.isIntegralNumber()) {
                throw new FactsProblem("`" + place + "` must be a whole number");
            }
            return node.longValue();
        }));
        return known;
    }

    private static Collection<Person> everybody(Facts facts, List<Act> lines, Collection<Directory.Team> teams) {
        List<Person> all = new ArrayList<>(facts.pullRequest().assignees());
        all.add(facts.pullRequest().author());
        facts.reviews().stream().map(Review::author).forEach(all::add);
        lines.stream().map(Act::by).forEach(all::add);
        for (Commit commit : facts.commits()) {
            Stream.concat(Stream.of(commit.author(), commit.committer()), commit.coAuthors().stream())
                    .map(Identity::account)
                    .filter(Account.Linked.class::isInstance)
                    .forEach(account -> all.add(((Account.Linked) account).person()));
        }
        teams.stream()
                .filter(Directory.Team.Members.class::isInstance)
                .forEach(team -> all.addAll(((Directory.Team.Members) team).people()));
        return all;
    }

    private static String text(ObjectNode line) {
        try {
            return MAPPER.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts and numbers can always be written", e);
        }
    }
}
