package dev.countersign.flow;

import dev.countersign.core.change.Shas;
import dev.countersign.core.policy.Extension;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.policy.Tightening;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the policy that holds: the organisation's as the floor, the repository's laid over it.
 *
 * <p>Absent, unreadable and invalid are three different things. Once a file was read, it stays in force until a valid one
 * takes its place: neither a mistake in it nor its loss opens a gate.
 */
public final class Policies {

    /** In what way a file does not tell which policy holds. */
    private enum Loss {
        INVALID,
        UNREADABLE,
        ABSENT
    }

    private final PolicyReader reader;
    private final PolicyShelf shelf;
    private final Catalogs catalogs;

    /** Reads by this reader, keeps what was valid on this shelf, and gets what a catalogue names from this source. */
    public Policies(PolicyReader reader, PolicyShelf shelf, CatalogSource catalogs) {
        this.reader = reader;
        this.shelf = shelf;
        this.catalogs = new Catalogs(catalogs, shelf);
    }

    /** The policy that holds for what was read of a pull request, with the areas of its repository's catalogue. */
    public PolicyInForce inForce(Subject subject, Reading reading) {
        return catalogs.over(subject, reading, policies(reading)).owned(reading.codeowners());
    }

    private PolicyInForce policies(Reading reading) {
        Search search = new Search();
        Optional<Policy> organisation = search.settle(reading.organizationPolicy(), Optional.empty());
        Optional<Policy> repository = search.settle(reading.repositoryPolicy(), organisation);
        Policy policy = repository
                .map(own -> organisation.map(floor -> search.merge(floor, own)).orElse(own))
                .or(() -> organisation)
                .orElseGet(Policy::builtIn);
        if (!(policy.extension() instanceof Extension.None)) {
            search.doubts.add("the policy builds on " + policy.extension() + ", which this version does not read");
        }
        return new PolicyInForce(policy, search.files, search.notes, search.doubts);
    }

    private final class Search {

        private final List<String> files = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<String> doubts = new ArrayList<>();

        Optional<Policy> settle(PolicyText text, Optional<Policy> floor) {
            if (text instanceof PolicyText.Found found) {
                PolicyReading read = read(found, floor);
                if (read instanceof PolicyReading.Valid valid) {
                    shelf.keep(found);
                    return use(found, valid);
                }
                List<PolicyProblem> problems = ((PolicyReading.Invalid) read).problems();
                return last(found.file(), floor, "is invalid at present (" + problems.get(0) + ")", Loss.INVALID);
            }
            if (text instanceof PolicyText.Unreadable unreadable) {
                return last(
                        unreadable.file(),
                        floor,
                        "cannot be read at present (" + unreadable.why() + ")",
                        Loss.UNREADABLE);
            }
            return last(((PolicyText.Absent) text).file(), floor, "is not there any more", Loss.ABSENT);
        }

        private Optional<Policy> last(String file, Optional<Policy> floor, String because, Loss loss) {
            Optional<PolicyText.Found> kept = shelf.last(file);
            if (kept.isEmpty()) {
                if (loss == Loss.UNREADABLE) {
                    doubts.add("the policy " + file + " " + because);
                } else if (loss == Loss.INVALID) {
                    notes.add(file + " " + because + " and was never valid, so it is not in force");
                }
                return Optional.empty();
            }
            notes.add(file + " " + because + "; its last valid version "
                    + Shas.brief(kept.get().blob()) + " stays in force");
            if (read(kept.get(), floor) instanceof PolicyReading.Valid valid) {
                return use(kept.get(), valid);
            }
            doubts.add("the policy " + file + " " + because + ", and its last valid version is not valid any more");
            return Optional.empty();
        }

        private Optional<Policy> use(PolicyText.Found found, PolicyReading.Valid valid) {
            files.add(found.file() + "@" + found.blob());
            return Optional.of(valid.policy());
        }

        private PolicyReading read(PolicyText.Found found, Optional<Policy> floor) {
            return floor.map(below -> reader.read(found.file(), found.text(), below))
                    .orElseGet(() -> reader.read(found.file(), found.text()));
        }

        Policy merge(Policy floor, Policy own) {
            Tightening merged = Tightening.merge(floor, own);
            merged.problems().forEach(problem -> notes.add("ignored: " + problem));
            return merged.policy();
        }
    }
}
