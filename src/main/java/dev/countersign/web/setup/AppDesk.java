package dev.countersign.web.setup;

import dev.countersign.flow.AppSource.Card;
import dev.countersign.flow.AppSource.Installation;
import dev.countersign.setup.Permission;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.setup.SetupSheet.AppPart;
import dev.countersign.web.setup.SetupSheet.Grant;
import dev.countersign.web.setup.SetupSheet.InstalledPart;
import dev.countersign.web.setup.SetupSheet.Place;
import dev.countersign.web.setup.Step.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells what the App may do, and where it is installed. Immutable. */
final class AppDesk {

    private static final String ALL_GIVEN = "It may do all that it needs.";

    private final GitHubWeb github;

    AppDesk(GitHubWeb github) {
        this.github = github;
    }

    /** The page for those who administer the App. */
    String settings(Card card) {
        return github.address() + (card.organisation() ? "/organizations/" + card.owner() : "") + "/settings/apps/"
                + card.slug();
    }

    /** What it may do. */
    AppPart app(Asked<Card> asked) {
        if (asked.answer().isEmpty()) {
            return new AppPart(asked.untold(), "", "", "", "", List.of(), List.of());
        }
        Card card = asked.answer().get();
        List<Grant> grants = new ArrayList<>();
        Permission.NEEDED.forEach(permission -> grants.add(grant(permission, card.permissions())));
        long missing = grants.stream().filter(grant -> !grant.enough()).count();
        grants.add(grant(Permission.RULESETS, card.permissions()));
        List<String> events = Permission.EVENTS.stream()
                .filter(event -> !card.events().contains(event))
                .toList();
        return new AppPart(
                step(missing, events), card.name(), card.slug(), card.page(), settings(card), grants, events);
    }

    private static Step step(long missing, List<String> events) {
        if (missing == 0 && events.isEmpty()) {
            return Step.done(ALL_GIVEN);
        }
        return Step.broken(
                "It lacks " + Words.count(missing, "permission") + " and does not hear "
                        + Words.count(events.size(), "event")
                        + ". Add them on its settings page under Permissions & events; then an owner of each organisation accepts them.");
    }

    private static Grant grant(Permission permission, Map<String, String> given) {
        String has = given.getOrDefault(permission.key(), "none");
        return new Grant(
                permission.name(),
                permission.access(),
                has,
                enough(permission, has),
                permission.equals(Permission.RULESETS),
                permission.why());
    }

    private static boolean enough(Permission permission, String has) {
        return has.equals("write") || has.equals("admin") || has.equals(permission.access());
    }

    /** Where it is installed, and what was heard from there. */
    InstalledPart installed(Asked<Card> card, Asked<List<Installation>> asked, Map<Long, Arrivals.Kept> heard) {
        String install =
                card.answer().map(one -> one.page() + "/installations/new").orElse("");
        if (asked.answer().isEmpty()) {
            return new InstalledPart(asked.untold(), List.of(), install);
        }
        List<Place> places = asked.answer().get().stream()
                .map(one -> place(one, heard.get(one.id())))
                .toList();
        return new InstalledPart(step(places), places, install);
    }

    private static Step step(List<Place> places) {
        if (places.isEmpty()) {
            return Step.toDo(
                    "It is installed nowhere. Install it on the repositories that it should look at, and on the"
                            + " repository .github, where the policy lies.");
        }
        long amiss = places.stream()
                .filter(place -> place.suspended() || !place.missing().isEmpty())
                .count();
        return amiss == 0
                ? Step.done("It is installed on " + Words.count(places.size(), "account") + ".")
                : Step.broken("On " + Words.count(amiss, "account")
                        + " it is suspended, or an owner has not accepted what it needs: the links lead there.");
    }

    private static Place place(Installation one, Arrivals.Kept kept) {
        List<String> missing = Permission.NEEDED.stream()
                .filter(permission -> one.organisation() || !permission.key().equals("members"))
                .filter(permission -> !enough(permission, one.permissions().getOrDefault(permission.key(), "none")))
                .map(Permission::name)
                .toList();
        return new Place(
                one.account(),
                one.settings(),
                one.suspended(),
                missing,
                kept == null ? 0 : kept.count(),
                kept == null ? Instant.EPOCH : kept.last());
    }
}
