package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Shas;
import dev.countersign.core.policy.Extension;
import dev.countersign.core.policy.Layer;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.Tightening;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the policy that holds: the organisation's as the floor, the repository's laid over it, and below either the file
 * that it extends.
 *
 * <p>Absent, unreadable and invalid are three different things. Once a file was read, it stays in force until a valid one
 * takes its place: neither a mistake in it nor its loss opens a gate.
 */
public final class Policies {

    /** Where a policy lies, in a repository and in the organisation's own. */
    public static final String FILE = ".github/countersign.yml";

    private final PolicyReader reader;
    private final ReadPolicies read;
    private final PolicyShelf shelf;
    private final PolicySource bases;
    private final Catalogs catalogs;

    /** Reads by this reader, keeps what was valid on this shelf, and gets from these sources what policies build on and what catalogues name. */
    public Policies(PolicyReader reader, PolicyShelf shelf, PolicySource bases, CatalogSource catalogs) {
        this.reader = reader;
        this.read = new ReadPolicies(reader);
        this.shelf = shelf;
        this.bases = bases;
        this.catalogs = new Catalogs(catalogs, shelf);
    }

    /** The organisation's policy alone, the last valid one where the text is none; empty when there never was one. */
    public Optional<Policy> organisation(Subject subject, PolicyText text) {
        return new Search(subject, subject.ref().repository().owner()).organisation(text);
    }

    /** The policy that holds for what was read of a pull request, with the areas of its repository's catalogue. */
    public PolicyInForce inForce(Subject subject, Reading reading) {
        return inForce(subject, PolicySheets.of(reading)).owned(reading.codeowners());
    }

    /** The policy that holds in a repository, with the areas of its catalogue. */
    public PolicyInForce inForce(Subject subject, PolicySheets sheets) {
        Search search = new Search(subject, sheets.repository().owner());
        search.lookUp(sheets.organisation(), sheets.own());
        Optional<Policy> organisation = search.organisation(sheets.organisation());
        // In the organisation's own repository both are the same file.
        Policy policy = (sheets.ofOrganisation()
                        ? Optional.<Policy>empty()
                        : search.settle(sheets.own(), organisation, Kind.OWN))
                .or(() -> organisation)
                .orElseGet(Policy::builtIn);
        return catalogs.over(
                subject, sheets, new PolicyInForce(policy, search.files, search.notes, search.doubts, search.layers));
    }

    /**
     * What would hold if the repository's policy file had that text; nothing of it is kept.
     *
     * @param shown whether a repository's files may be told to those who ask; what the text extends elsewhere is left out
     */
    public ProposedPolicy propose(Subject subject, PolicySheets sheets, String text, Predicate<RepositoryRef> shown) {
        Search search = new Search(subject, sheets.repository().owner());
        Optional<Policy> organisation =
                sheets.ofOrganisation() ? Optional.empty() : search.organisation(sheets.organisation());
        Optional<Policy> floor = search.base(FILE, text, organisation, shown);
        PolicyReading reading =
                floor.map(below -> reader.read(FILE, text, below)).orElseGet(() -> reader.read(FILE, text));
        if (reading instanceof PolicyReading.Invalid invalid) {
            return new ProposedPolicy.Invalid(invalid.problems(), invalid.tests());
        }
        Policy own = ((PolicyReading.Valid) reading).policy();
        Tightening laid =
                floor.map(below -> Tightening.merge(below, own)).orElseGet(() -> new Tightening(own, List.of()));
        PolicyInForce whole = new PolicyInForce(laid.policy(), search.files, search.notes, search.doubts);
        return new ProposedPolicy.Valid(own, catalogs.over(subject, sheets, whole), laid.problems());
    }

    private static String file(PolicyText text) {
        if (text instanceof PolicyText.Found found) {
            return found.file();
        }
        return text instanceof PolicyText.Unreadable unreadable ? unreadable.file() : ((PolicyText.Absent) text).file();
    }

    /** What a file is in the search. */
    private enum Kind {
        /** A file that need not be there. */
        OWN,
        /** A file that another one names, so that it must be there. */
        BASE
    }

    /** A policy that holds, or why it does not. */
    private sealed interface Tried {
        record Holds(Policy policy) implements Tried {}

        record Fails(String why) implements Tried {}
    }

    private final class Search {

        private final Subject subject;
        private final String owner;
        private final List<String> files = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<String> doubts = new ArrayList<>();
        private final List<Layer> layers = new ArrayList<>();
        private final Set<String> lookedUp = new HashSet<>();
        private final Map<String, PolicyText.Found> shelved = new HashMap<>();
        private boolean floors;

        Search(Subject subject, String owner) {
            this.subject = subject;
            this.owner = owner;
        }

        /** Asks the shelf for all of them at once. */
        void lookUp(PolicyText... texts) {
            Stream.of(texts).map(Policies::file).forEach(lookedUp::add);
            shelf.last(lookedUp).forEach(kept -> shelved.put(kept.file(), kept));
        }

        private Optional<PolicyText.Found> kept(String file) {
            return lookedUp.contains(file) ? Optional.ofNullable(shelved.get(file)) : shelf.last(file);
        }

        /** The organisation's policy, which no repository may loosen. */
        Optional<Policy> organisation(PolicyText text) {
            floors = true;
            Optional<Policy> found = settle(text, Optional.empty(), Kind.OWN);
            floors = false;
            return found;
        }

        /** What a text is laid over that is in no file: the floor, with what it extends where that may be told. */
        Optional<Policy> base(String file, String text, Optional<Policy> floor, Predicate<RepositoryRef> shown) {
            if (!(reader.read(file, text) instanceof PolicyReading.Valid alone)
                    || !(alone.policy().extension() instanceof Extension.File base)) {
                return floor;
            }
            if (!base.owner().equalsIgnoreCase(owner)
                    || !shown.test(new RepositoryRef(base.owner(), base.repository()))) {
                notes.add("it extends " + base + ", which is not read here");
                return floor;
            }
            return base(base, floor).or(() -> floor);
        }

        /** The file's policy laid over the floor; empty when the file is not in force. */
        Optional<Policy> settle(PolicyText text, Optional<Policy> floor, Kind kind) {
            int below = layers.size();
            if (text instanceof PolicyText.Found found) {
                Tried tried = use(found, floor, kind);
                if (tried instanceof Tried.Holds holds) {
                    keep(found);
                    return Optional.of(holds.policy());
                }
                layers.subList(below, layers.size()).clear();
                String because = "is invalid at present (" + ((Tried.Fails) tried).why() + ")";
                Optional<Policy> last = last(found.file(), because, floor, kind);
                if (last.isEmpty() && doubts.isEmpty()) {
                    notes.add(found.file() + " " + because + " and was never valid, so it is not in force");
                }
                return last;
            }
            if (text instanceof PolicyText.Unreadable unreadable) {
                String because = "cannot be read at present (" + unreadable.why() + ")";
                return last(unreadable.file(), because, floor, kind).or(() -> doubt(unreadable.file(), because));
            }
            String file = file(text);
            Optional<Policy> last = last(file, "is not there any more", floor, kind);
            // Where it is named by another file, it may be there and not for us to see.
            return kind == Kind.OWN ? last : last.or(() -> doubt(file, "is not there, or not for this App"));
        }

        /** Most looks find what is kept already; no row has to be locked to see that. */
        private void keep(PolicyText.Found found) {
            boolean kept =
                    kept(found.file()).stream().anyMatch(last -> last.blob().equals(found.blob()));
            if (!kept) {
                shelf.keep(found);
            }
        }

        private Optional<Policy> doubt(String file, String because) {
            if (doubts.isEmpty()) {
                doubts.add("the policy " + file + " " + because);
            }
            return Optional.empty();
        }

        private Optional<Policy> last(String file, String because, Optional<Policy> floor, Kind kind) {
            Optional<PolicyText.Found> kept = kept(file);
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            notes.add(file + " " + because + "; its last valid version "
                    + Shas.brief(kept.get().blob()) + " stays in force");
            if (use(kept.get(), floor, kind) instanceof Tried.Holds holds) {
                return Optional.of(holds.policy());
            }
            return doubt(file, because + ", and its last valid version is not valid any more");
        }

        private Tried use(PolicyText.Found found, Optional<Policy> floor, Kind kind) {
            // Alone it may use names of the file that it extends, which is not known yet.
            if (read.of(found, Optional.empty()) instanceof PolicyReading.Valid alone
                    && alone.policy().extension() instanceof Extension.File base) {
                if (kind == Kind.BASE) {
                    return new Tried.Fails("it extends another file, and only one level is read");
                }
                if (!base.owner().equalsIgnoreCase(owner)) {
                    return new Tried.Fails("it extends " + base + ", which is another organisation's");
                }
                return over(found, base(base, floor).or(() -> floor));
            }
            return over(found, floor);
        }

        private Optional<Policy> base(Extension.File file, Optional<Policy> floor) {
            long pushes = shelf.pushes(new RepositoryRef(file.owner(), file.repository()));
            return settle(bases.read(subject, file, pushes), floor, Kind.BASE);
        }

        private Tried over(PolicyText.Found found, Optional<Policy> floor) {
            PolicyReading own = read.of(found, floor);
            if (own instanceof PolicyReading.Invalid invalid) {
                return new Tried.Fails(invalid.problems().get(0).toString());
            }
            Policy policy = ((PolicyReading.Valid) own).policy();
            files.add(found.file() + "@" + found.blob());
            Tightening merged = floor.map(below -> Tightening.merge(below, policy))
                    .orElseGet(() -> new Tightening(policy, List.of()));
            merged.problems().forEach(problem -> notes.add("ignored: " + problem));
            layers.add(
                    new Layer(found.file(), found.blob(), found.text(), policy.written(), floors, merged.problems()));
            return new Tried.Holds(merged.policy());
        }
    }
}
