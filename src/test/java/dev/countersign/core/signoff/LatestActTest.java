package dev.countersign.core.signoff;

import static dev.countersign.testing.Changes.person;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.change.Review.State;
import dev.countersign.core.command.Command;
import dev.countersign.core.command.CommandParser;
import dev.countersign.core.command.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Given what people did one after the other, when all is read, then of each the latest word stands, in whatever order it is told. */
class LatestActTest {

    private static final Instant START = Instant.parse("2026-11-02T12:00:00Z");
    private static final String HEAD = "a".repeat(40);

    private record Told(String what, List<String> acts, String stands) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Told told(String what, String stands, String... acts) {
        return new Told(what, List.of(acts), stands);
    }

    static Stream<Told> all() {
        return Stream.of(
                told("an approval", "carol signed review 1", "carol APPROVED"),
                told("a command", "carol signed comment 1/0", "carol /signoff"),
                told("a sign-off for one thing", "carol signed comment 1/0 for pay", "carol /signoff pay"),
                told("both", "carol signed review 1, carol signed comment 2/0", "carol APPROVED", "carol /signoff"),
                told("a remark", "carol signed review 1", "carol APPROVED", "carol COMMENTED"),
                told("a draft of a review", "carol signed review 1", "carol APPROVED", "carol PENDING"),
                told("a dismissal", "", "carol APPROVED", "carol DISMISSED"),
                told("a withdrawal", "", "carol APPROVED", "carol /signoff", "carol /unsign"),
                told("a withdrawal by another", "carol signed review 1", "carol APPROVED", "dave /unsign"),
                told("a veto", "carol objects", "carol /signoff", "carol CHANGES_REQUESTED"),
                told(
                        "a veto by another",
                        "carol signed comment 1/0, dave objects",
                        "carol /signoff",
                        "dave CHANGES_REQUESTED"),
                told("a veto that is dismissed", "", "carol CHANGES_REQUESTED", "carol DISMISSED"),
                told(
                        "a veto that is dismissed for another",
                        "carol objects",
                        "carol CHANGES_REQUESTED",
                        "dave DISMISSED"),
                told("a veto and an approval", "carol signed review 2", "carol CHANGES_REQUESTED", "carol APPROVED"),
                told("a veto and a command", "carol signed comment 2/0", "carol CHANGES_REQUESTED", "carol /signoff"),
                told(
                        "a veto and another's command",
                        "dave signed comment 2/0, carol objects",
                        "carol CHANGES_REQUESTED",
                        "dave /signoff"),
                told("a veto and a withdrawal", "carol objects", "carol CHANGES_REQUESTED", "carol /unsign"),
                told("a hold", "carol holds it for two", "carol /hold for one", "carol /hold for two"),
                told("holds of two", "carol holds it why, dave holds it so", "carol /hold why", "dave /hold so"),
                told("a hold that is lifted", "", "carol /hold why", "carol /unhold"),
                told("a hold that another would lift", "carol holds it why", "carol /hold why", "dave /unhold"),
                told("a tick", "carol ticked i at 2", "carol /tick i", "carol /tick i"),
                told("ticks of two", "carol ticked i at 1, dave ticked i at 2", "carol /tick i", "dave /tick i"),
                told("two ticks", "carol ticked i at 1, carol ticked j at 2", "carol /tick i", "carol /tick j"),
                told("a tick taken back", "carol ticked j at 2", "carol /tick i", "carol /tick j", "carol /untick i"),
                told("a tick of another's", "carol ticked i at 1", "carol /tick i", "dave /untick i"),
                told("a slip of the pen", "carol signed comment 1/0", "carol /signoff", "carol /unsing"),
                told("a question", "carol signed comment 1/0", "carol /signoff", "carol /why"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_latest_word_stands(Told told) {
        List<Act> acts = acts(told.acts(), 60);
        assertEquals(told.stands(), said(Standing.after(acts, Map.of())));
        Collections.reverse(acts);
        assertEquals(told.stands(), said(Standing.after(acts, Map.of())));
    }

    @Test
    void within_a_second_reviews_come_first_and_then_what_has_the_lower_number() {
        List<Act> acts = acts(List.of("carol /hold", "carol /signoff", "carol APPROVED", "carol DISMISSED"), 0);
        Person carol = person("carol");
        Act second = new Act.Commanded(1, 1, carol, START, HEAD, "/unhold", command("/unhold"));
        Act mumbled = new Act.Mumbled(9, 3, carol, START, HEAD, "/unhodl", "did you mean `/unhold`");
        acts.add(second);
        acts.add(mumbled);
        Collections.reverse(acts);
        assertEquals(
                List.of("review 3", "review 4", "comment 9/3", "comment 1/0", "comment 1/1", "comment 2/0"),
                acts.stream().sorted(Standing.order(Map.of())).map(Act::place).toList());
        assertEquals(
                List.of("comment 2/0", "review 4", "review 3", "comment 9/3", "comment 1/0", "comment 1/1"),
                acts.stream()
                        .sorted(Standing.order(Map.of("comment 2/0", 1L, "review 4", 2L)))
                        .map(Act::place)
                        .toList(),
                "what was known before comes first");
    }

    @Test
    void a_sign_off_is_meant_for_what_it_names_and_for_everything_when_it_names_nothing() {
        SignOff all = new SignOff(person("carol"), HEAD, List.of(), START, "comment 1/0");
        SignOff some = new SignOff(person("carol"), HEAD, List.of("pay", "shop"), START, "comment 1/0");
        assertEquals(List.of(true, true, false), List.of(all.meant("x"), some.meant("shop"), some.meant("x")));
    }

    private static List<Act> acts(List<String> lines, int seconds) {
        List<Act> acts = new ArrayList<>();
        for (String line : lines) {
            int number = acts.size() + 1;
            Person by = person(line.substring(0, line.indexOf(' ')));
            String text = line.substring(line.indexOf(' ') + 1);
            Instant at = START.plusSeconds((long) seconds * number);
            if (text.startsWith("/")) {
                acts.add(
                        CommandParser.parse(text).get(0) instanceof Line.Misspelled slip
                                ? new Act.Mumbled(number, 0, by, at, HEAD, text, slip.problem())
                                : new Act.Commanded(number, 0, by, at, HEAD, text, command(text)));
            } else {
                acts.add(new Act.Reviewed(new Review(number, by, State.valueOf(text), HEAD, at)));
            }
        }
        return acts;
    }

    private static Command command(String text) {
        return ((Line.Understood) CommandParser.parse(text).get(0)).command();
    }

    private static String said(Standing standing) {
        List<String> said = new ArrayList<>();
        standing.signOffs()
                .forEach(one -> said.add(one.by().login() + " signed " + one.place()
                        + (one.requirements().isEmpty() ? "" : " for " + String.join(" ", one.requirements()))));
        standing.objections().forEach(one -> said.add(one.by().login() + " objects"));
        standing.holds().forEach(one -> said.add(one.by().login() + " holds it " + one.why()));
        standing.ticks()
                .forEach(one -> said.add(one.by().login() + " ticked " + one.item() + " at "
                        + one.at().minusSeconds(START.getEpochSecond()).getEpochSecond() / 60));
        return String.join(", ", said);
    }
}
