package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Shas;
import dev.countersign.core.policy.Catalog;
import dev.countersign.core.policy.Layer;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.core.policy.Tightening;
import dev.countersign.policyfile.CatalogAreas;
import dev.countersign.policyfile.CatalogReader;
import dev.countersign.policyfile.CatalogReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds the areas of a repository's catalogue to its policy, where the policy wants that.
 *
 * <p>Absent, unreadable and invalid are three different things, as for policies: what was read stays in force while the
 * file cannot be read or used, and what was never read and cannot be read leaves everything in doubt. A file that is gone
 * from the default branch was taken away by a merge, so its areas go with it.
 */
public final class Catalogs {

    private static final int MOST_PROBLEMS = 5;

    private final CatalogSource source;
    private final PolicyShelf shelf;

    /** Reads what a catalogue names from this source, and keeps what was valid on this shelf. */
    public Catalogs(CatalogSource source, PolicyShelf shelf) {
        this.source = source;
        this.shelf = shelf;
    }

    /** The same policy with the catalogue's areas, which may only tighten it. */
    public PolicyInForce over(Subject subject, PolicySheets sheets, PolicyInForce policy) {
        if (!policy.policy().catalog()) {
            return policy;
        }
        RepositoryRef repository = sheets.repository();
        Search search = new Search(repository, policy);
        search.settle(CatalogReader.ROOT, sheets.catalog()).ifPresent(root -> {
            List<String> paths = root.targets();
            List<PolicyText> texts = paths.isEmpty() ? List.of() : source.read(subject, sheets.head(), paths);
            for (int i = 0; i < paths.size(); i++) {
                search.settle(paths.get(i), texts.get(i));
            }
        });
        return search.result();
    }

    private final class Search {

        private final RepositoryRef repository;
        private final PolicyInForce policy;
        private final List<CatalogReading.Valid> found = new ArrayList<>();
        private final List<PolicyProblem> ignored = new ArrayList<>();
        private final List<String> files;
        private final List<String> notes;
        private final List<String> doubts;

        Search(RepositoryRef repository, PolicyInForce policy) {
            this.repository = repository;
            this.policy = policy;
            this.files = new ArrayList<>(policy.files());
            this.notes = new ArrayList<>(policy.notes());
            this.doubts = new ArrayList<>(policy.doubts());
        }

        Optional<CatalogReading.Valid> settle(String path, PolicyText text) {
            if (text instanceof PolicyText.Found there) {
                CatalogReading read = read(path, there);
                if (read instanceof CatalogReading.Valid valid) {
                    shelf.keep(there);
                    return use(there, valid);
                }
                List<PolicyProblem> problems = ((CatalogReading.Invalid) read).problems();
                return last(path, there.file(), "is invalid at present (" + problems.get(0) + ")", false);
            }
            if (text instanceof PolicyText.Unreadable unreadable) {
                return last(path, unreadable.file(), "cannot be read at present (" + unreadable.why() + ")", true);
            }
            if (!path.equals(CatalogReader.ROOT)) {
                notes.add("the catalogue names " + ((PolicyText.Absent) text).file() + ", which is not there");
            }
            return Optional.empty();
        }

        private Optional<CatalogReading.Valid> last(String path, String file, String because, boolean unread) {
            Optional<PolicyText.Found> kept = shelf.last(file);
            if (kept.isPresent() && read(path, kept.get()) instanceof CatalogReading.Valid valid) {
                notes.add(file + " " + because + "; its last valid version "
                        + Shas.brief(kept.get().blob()) + " stays in force");
                return use(kept.get(), valid);
            }
            if (unread || kept.isPresent()) {
                doubts.add("the catalogue " + file + " " + because);
            } else {
                notes.add(file + " " + because + " and was never valid, so it is not in force");
            }
            return Optional.empty();
        }

        private Optional<CatalogReading.Valid> use(PolicyText.Found text, CatalogReading.Valid valid) {
            files.add(text.file() + "@" + text.blob());
            found.add(valid);
            ignored.addAll(valid.ignored());
            return Optional.of(valid);
        }

        private CatalogReading read(String path, PolicyText.Found text) {
            return CatalogReader.read(text.file(), path, text.text(), repository);
        }

        PolicyInForce result() {
            Catalog catalog = CatalogAreas.of(found);
            Tightening merged = catalog.over(policy.policy());
            ignored.addAll(merged.problems());
            ignored.stream().limit(MOST_PROBLEMS).forEach(problem -> notes.add("ignored: " + problem));
            if (ignored.size() > MOST_PROBLEMS) {
                notes.add("ignored: " + (ignored.size() - MOST_PROBLEMS) + " more in the catalogue");
            }
            List<Layer> layers = new ArrayList<>(policy.layers());
            layers.add(new Layer(
                    repository + "/" + CatalogReader.ROOT, "", "", catalog.written(), false, List.copyOf(ignored)));
            return new PolicyInForce(merged.policy(), files, notes, doubts, layers);
        }
    }
}
