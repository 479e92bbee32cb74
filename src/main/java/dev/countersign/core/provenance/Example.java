package dev.countersign.core.provenance;

import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.provenance.Marker.Part;
import dev.countersign.core.provenance.Marker.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that a marker is tried on: a change that says nothing else, with the text in each place where the marker counts.
 *
 * @param marker the marker
 * @param text the text, such as {@code Claude <noreply@anthropic.com>} for an identity
 * @param match whether the marker must find it; an account is an App's when it must, a person's when it must not
 */
public record Example(Marker marker, String text, boolean match) {

    private static final Identity NOBODY = Identity.unlinked("", "");
    private static final Person NOONE = new Person(0, "", Person.Kind.USER);

    /** What that detector finds in the text, in all places together. */
    public List<Evidence> evidence(Detector detector) {
        return changes().stream()
                .flatMap(facts -> detector.detect(facts).evidence().stream())
                .toList();
    }

    /** Whether that detector finds the marker where it must, or does not where it must not. */
    public boolean holds(Detector detector) {
        return evidence(detector).stream()
                        .anyMatch(found -> found.marker().equals(marker.card().id()))
                == match;
    }

    private List<Facts> changes() {
        if (marker instanceof Marker.Identity identity) {
            return identities(identity);
        }
        if (marker instanceof Marker.Login) {
            Person opener = new Person(0, text, match ? Person.Kind.BOT : Person.Kind.USER);
            return List.of(facts(opener, "", "", List.of(), List.of()));
        }
        if (marker instanceof Marker.Branch) {
            return List.of(
                    facts(NOONE, text, "", List.of(), List.of()), message("Merge pull request #3 from acme/" + text));
        }
        if (marker instanceof Marker.Label) {
            return List.of(facts(NOONE, "", "", List.of(text), List.of()));
        }
        if (marker instanceof Marker.Comment || marker instanceof Marker.Box) {
            return List.of(body());
        }
        if (marker instanceof Marker.Line line && !line.places().contains(Place.MESSAGE)) {
            return List.of(body());
        }
        if (marker instanceof Marker.Line line && !line.places().contains(Place.BODY)) {
            return List.of(message(text));
        }
        return List.of(message("Change it\n\n" + text), body());
    }

    private List<Facts> identities(Marker.Identity identity) {
        List<Facts> changes = new ArrayList<>();
        if (identity.parts().contains(Part.AUTHOR)) {
            changes.add(commit(Who.parse(text), NOBODY, "Change it"));
        }
        if (identity.parts().contains(Part.COMMITTER)) {
            changes.add(commit(NOBODY, Who.parse(text), "Change it"));
        }
        if (identity.parts().contains(Part.CO_AUTHOR)) {
            changes.add(message("Change it\n\nCo-authored-by: " + text));
        }
        return changes;
    }

    private Facts body() {
        return facts(NOONE, "", text, List.of(), List.of());
    }

    private static Facts message(String message) {
        return commit(NOBODY, NOBODY, message);
    }

    private static Facts commit(Identity author, Identity committer, String message) {
        return facts(
                NOONE, "", "", List.of(), List.of(new Commit("", author, committer, List.of(), message, List.of())));
    }

    private static Facts facts(Person opener, String branch, String body, List<String> labels, List<Commit> commits) {
        PullRequest pull = new PullRequest(
                new PullRequestRef(new RepositoryRef("", ""), 0),
                opener,
                "",
                body,
                new PullRequest.Branch(branch, ""),
                new PullRequest.Branch("", ""),
                PullRequest.State.OPEN,
                false,
                false,
                labels,
                List.of());
        return new Facts(pull, "", commits, List.of(), List.of(), List.of(), List.of(), new Completeness.Complete());
    }
}
