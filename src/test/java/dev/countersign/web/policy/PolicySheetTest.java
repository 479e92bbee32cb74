package dev.countersign.web.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Origin;
import dev.countersign.core.report.Comparison;
import dev.countersign.core.risk.RiskModel;
import dev.countersign.flow.Archive;
import dev.countersign.flow.Assess;
import dev.countersign.flow.Policies;
import dev.countersign.flow.PolicySheets;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.PolicyTests;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.PolicyTrial;
import dev.countersign.flow.Replay;
import dev.countersign.flow.TryLater;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.riskmodel.BuiltInWeights;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.access.Premises;
import dev.countersign.web.policy.PolicyDesk.Place;
import dev.countersign.web.policy.PolicyDesk.Tried;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Given the files of a place, then its page shows what holds to those who may be told, within bounds, and tries a text. */
class PolicySheetTest {

    private static final String ORGANISATION = "acme/.github/.github/countersign.yml";
    private static final String FILE = "acme/shop/.github/countersign.yml";
    private static final GitHubWeb GITHUB = new GitHubWeb("https://github.com");

    private PolicyText own = new PolicyText.Found(FILE, "b1b1b1b1b1", "mode: observe\ncatalog: true\n");
    private String branch = "main";
    private Runnable meanwhile = () -> {};
    private boolean budget = true;

    private final PolicyDesk desk = new PolicyDesk(
            (installation, repository, name) -> new PolicySheets(
                    name,
                    new PolicyText.Found(ORGANISATION, "b0b0b0b0b0", "mode: enforce\n"),
                    own,
                    new PolicyText.Absent("acme/shop/catalog-info.yaml"),
                    branch,
                    ""),
            policies(),
            new PolicyTrial(
                    policies(),
                    new PolicyTests(assess()),
                    new Replay(assess()),
                    new Past(),
                    Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)),
            new Met());

    private static Assess assess() {
        return new Assess(Catalogues.builtIn(), new RiskModel(BuiltInWeights.read()));
    }

    private Policies policies() {
        return new Policies(
                new PolicyReader(Catalogues.builtIn()),
                PolicyShelf.empty(),
                (subject, file, pushes) -> {
                    if (!budget) {
                        throw TryLater.forBudget("webhooks go first", Duration.ofSeconds(9));
                    }
                    return new PolicyText.Absent(file.toString());
                },
                (subject, commit, paths) -> List.of());
    }

    /** Nothing was evaluated; something else can happen while that is looked up. */
    private final class Past implements Archive {
        @Override
        public List<Kept> latest(Question question) {
            meanwhile.run();
            return List.of();
        }

        @Override
        public void proofs(Consumer<Proof> reader) {
            throw new AssertionError("nothing is proved");
        }

        @Override
        public Optional<Proof> proof(long id) {
            throw new AssertionError("nothing is proved");
        }
    }

    private static final class Met implements Premises {
        @Override
        public Optional<Place> find(RepositoryRef name) {
            return name.name().equals("shop") ? Optional.of(new Place(7, 5, name)) : Optional.empty();
        }

        @Override
        public Optional<Long> installation(String organisation) {
            return organisation.equals("acme") ? Optional.of(7L) : Optional.empty();
        }

        @Override
        public List<String> owners(int most) {
            return List.of("acme");
        }
    }

    private PolicySheet sheet(Predicate<String> shown) {
        Place place = desk.repository(new RepositoryRef("acme", "shop")).orElseThrow();
        return PolicySheet.of(place.sheets(), desk.inForce(place), shown, "", Attempt.none(), GITHUB);
    }

    private Attempt attempt(String text, boolean replay) {
        Place place = desk.repository(new RepositoryRef("acme", "shop")).orElseThrow();
        return Attempt.of(desk.attempt(place, text, replay, repository -> true));
    }

    @Test
    void places_that_the_app_has_not_met_are_not_there() {
        assertEquals(Optional.empty(), desk.repository(new RepositoryRef("acme", "none")));
        assertEquals(Optional.empty(), desk.organisation("other"));
        Place all = desk.organisation("acme").orElseThrow();
        assertEquals(
                new PullRequestRef(new RepositoryRef("acme", ".github"), 1),
                all.subject().ref());
    }

    @Test
    void each_line_is_linked_to_its_file_and_what_is_ignored_is_named_there() {
        PolicySheet sheet = sheet(file -> true);
        PolicySheet.Block own = sheet.blocks().get(1);
        assertEquals("mode of " + FILE + " at b1b1b1b", own.key() + " of " + own.file() + " at " + own.blob());
        assertEquals("ignored", own.lines().get(0).standing().word());
        assertEquals(
                "https://github.com/acme/shop/blob/HEAD/.github/countersign.yml#L1",
                sheet.link(own.lines().get(0).at()));
        assertEquals("acme/shop:1", sheet.brief(own.lines().get(0).at()));
        assertEquals(List.of(), sheet.elsewhere());
        assertEquals("", sheet.link(Origin.builtIn()));
    }

    @Test
    void lines_of_a_file_that_one_may_not_see_are_not_told_and_values_are() {
        PolicySheet sheet = sheet(FILE::equals);
        assertEquals(List.of(ORGANISATION), sheet.hidden());
        assertTrue(sheet.blocks().stream().allMatch(block -> block.file().equals(FILE)));
        assertEquals(
                "enforce",
                sheet.settings().stream()
                        .filter(one -> one.key().equals("mode"))
                        .findFirst()
                        .orElseThrow()
                        .value());
        assertEquals(1, sheet(file -> false).elsewhere().size(), "what is ignored is told without its line");
    }

    @Test
    void the_editor_is_githubs_and_only_where_it_is_known() {
        assertEquals(
                "https://github.com/acme/shop/edit/main/.github/countersign.yml",
                sheet(file -> true).editor());
        own = new PolicyText.Absent(FILE);
        assertEquals(
                "https://github.com/acme/shop/new/main?filename=.github/countersign.yml",
                sheet(file -> true).editor());
        branch = "";
        assertEquals("", sheet(file -> true).editor());
    }

    @Test
    void a_large_policy_does_not_make_a_large_page() {
        StringBuilder text = new StringBuilder("areas:\n");
        for (int i = 0; i < 2_000; i++) {
            text.append("  area-")
                    .append(i)
                    .append(": {paths: [\"")
                    .append("x".repeat(60))
                    .append("\"]}\n");
        }
        own = new PolicyText.Found(FILE, "b1b1b1b1b1", text.toString());
        PolicySheet sheet = sheet(file -> true);
        long shown =
                sheet.blocks().stream().mapToLong(block -> block.lines().size()).sum();
        assertEquals(2_002, shown + sheet.moreLines());
        assertTrue(shown < 200 && sheet.settings().size() <= 90 && sheet.moreSettings() > 1_900, "" + shown);
        assertTrue(sheet.tooLong() && sheet.shown().isEmpty());
    }

    @Test
    void while_webhooks_want_all_of_githubs_budget_people_are_asked_to_come_back() {
        String text = "extends: acme/rules/base.yml@main\nmode: enforce\n";
        own = new PolicyText.Found(FILE, "b1b1b1b1b1", text);
        assertEquals(1, sheet(file -> true).inForce().doubts().size(), "the file is not there");
        budget = false;
        assertThrows(ServiceUnavailableException.class, () -> sheet(file -> true));
        assertThrows(ServiceUnavailableException.class, () -> attempt(text, false));
    }

    @Test
    void what_came_of_a_text_is_told_in_a_line() {
        assertEquals("A valid policy, 1 ignored", attempt("mode: warn\n", false).title());
        assertEquals("A valid policy", attempt("mode: enforce\n", true).title());
        assertEquals("1 problem", attempt("mod: enforce\n", true).title());
        Attempt failed = attempt("tests: [{name: t, change: {paths: [a]}, expect: {verdict: blocked}}]\n", false);
        assertEquals("A valid policy, 1 of 1 test failed", failed.title());
        assertEquals("blocked", failed.look());
    }

    @Test
    void only_so_many_are_replayed_at_a_time_and_the_others_are_told() {
        List<Tried> within = new ArrayList<>();
        Place place = desk.repository(new RepositoryRef("acme", "shop")).orElseThrow();
        int[] depth = {0};
        meanwhile = () -> {
            if (depth[0]++ < 2) {
                within.add(desk.attempt(place, "mode: enforce\n", true, repository -> true));
            }
        };
        assertInstanceOf(Tried.Replayed.class, desk.attempt(place, "mode: enforce\n", true, repository -> true));
        assertEquals(
                List.of(Tried.Busy.class, Tried.Replayed.class),
                within.stream().map(Object::getClass).toList());
        assertTrue(Attempt.of(within.get(0)).busy());
        meanwhile = () -> {};
        assertEquals(
                new Comparison(0, List.of(), List.of(), List.of()),
                attempt("mode: enforce\n", true).comparison());
        assertTrue(attempt("mode: enforce\n", true).replayed(), "both places are free again");
    }
}
