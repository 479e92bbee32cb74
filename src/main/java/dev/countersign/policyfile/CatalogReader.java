package dev.countersign.policyfile;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.risk.Area;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads Backstage catalogue files, {@code catalog-info.yaml}: components, systems and resources as areas, and locations as the names of
 * further files. Other kinds of entity are passed over.
 *
 * <p>The same caps as for a policy; no content makes it throw, or take more than time linear in its size. Thread-safe.
 */
public final class CatalogReader {

    /** Where a repository's catalogue begins. */
    public static final String ROOT = "catalog-info.yaml";

    /** So many further files are read at most. */
    public static final int MOST_TARGETS = 50;

    private static final String CRITICALITY = "countersign.dev/criticality";
    private static final int MOST_DOCUMENTS = 500;

    /** Kinds of entity that are areas. */
    static final Set<String> AREAS = Set.of("component", "system", "resource");

    private final Problems problems;
    private final RepositoryRef repository;
    private final String folder;
    private final List<CatalogEntity> entities = new ArrayList<>();
    private final Set<String> targets = new LinkedHashSet<>();

    private CatalogReader(Problems problems, RepositoryRef repository, String folder) {
        this.problems = problems;
        this.repository = repository;
        this.folder = folder;
    }

    /**
     * Reads one file.
     *
     * @param fileName how problems name the file
     * @param path where it is, from the repository's root
     * @param content its text
     * @param repository whose file it is; groups become teams of its owner
     */
    public static CatalogReading read(String fileName, String path, String content, RepositoryRef repository) {
        Problems problems = new Problems(fileName);
        Optional<List<Node>> documents =
                PolicyText.acceptable(content, problems).flatMap(text -> YamlTree.read(text, problems, MOST_DOCUMENTS));
        if (documents.isEmpty()) {
            return new CatalogReading.Invalid(problems.sorted());
        }
        String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        CatalogReader reader = new CatalogReader(problems, repository, folder);
        documents.get().forEach(node -> reader.entity(new CatalogNode(node)));
        return new CatalogReading.Valid(reader.entities, List.copyOf(reader.targets), problems.sorted());
    }

    private void entity(CatalogNode document) {
        String kind = document.text("kind").toLowerCase(Locale.ROOT);
        if (kind.equals("location")) {
            location(document.at("spec"));
        } else if (AREAS.contains(kind)) {
            area(kind, document);
        }
    }

    private void location(CatalogNode spec) {
        List<String> all = new ArrayList<>(spec.texts("targets"));
        all.addAll(spec.texts("target"));
        for (String target : all) {
            String path = target.startsWith("./") ? target.substring(2) : target;
            boolean plain = !path.isEmpty()
                    && !path.startsWith("/")
                    && !path.contains(":")
                    && path.chars().noneMatch(c -> "*?[]{}\\".indexOf(c) >= 0)
                    && !List.of(path.split("/", -1)).contains("..");
            if (!plain) {
                passOver(
                        spec, Problems.quote(target) + " is not followed", "name files of this repository, one by one");
            } else if (targets.size() == MOST_TARGETS) {
                passOver(spec, "more than " + MOST_TARGETS + " targets; the others are not read", "");
                return;
            } else {
                targets.add(folder.isEmpty() ? path : folder + "/" + path);
            }
        }
    }

    private void area(String kind, CatalogNode document) {
        CatalogNode metadata = document.at("metadata");
        CatalogNode spec = document.at("spec");
        String namespace = metadata.text("namespace").isEmpty() ? "default" : metadata.text("namespace");
        String name = metadata.text("name");
        Optional<CatalogReference> reference =
                CatalogReference.read(kind + ":" + namespace + "/" + name, kind, namespace);
        if (reference.isEmpty()) {
            passOver(document, "this " + kind + " has no name that could be an area's", "set `metadata.name`");
            return;
        }
        CatalogNode annotations = metadata.at("annotations");
        CatalogReferences links = new CatalogReferences(problems, spec, namespace);
        List<CatalogReference> breaks = links.of("component", "dependencyOf", "subcomponentOf");
        breaks.addAll(links.of("system", "system"));
        entities.add(new CatalogEntity(
                reference.get(),
                namespace.equals("default") ? name : namespace + "." + name,
                sourceFolder(annotations.text("backstage.io/source-location")).orElse(folder),
                links.owners(repository.owner()),
                criticality(annotations),
                links.of("component", "dependsOn"),
                breaks,
                links.of("api", "providesApis"),
                links.of("api", "consumesApis"),
                document.origin(problems)));
    }

    /** Where the sources are by Backstage's own annotation, when that is a folder of this repository. */
    private Optional<String> sourceFolder(String location) {
        String start = "/" + repository.owner() + "/" + repository.name() + "/tree/";
        int tree = location.toLowerCase(Locale.ROOT).indexOf(start.toLowerCase(Locale.ROOT));
        int path = tree < 0 ? -1 : location.indexOf('/', tree + start.length());
        if (!location.startsWith("url:") || path < 0) {
            return Optional.empty();
        }
        String folder = location.substring(path + 1);
        return Optional.of(folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder);
    }

    private List<Area.Criticality> criticality(CatalogNode annotations) {
        String word = annotations.text(CRITICALITY);
        List<Area.Criticality> found = Arrays.stream(Area.Criticality.values())
                .filter(one -> one.word().equals(word))
                .toList();
        if (found.isEmpty() && !word.isEmpty()) {
            passOver(
                    annotations,
                    "`" + CRITICALITY + "` cannot be " + Problems.quote(word),
                    "it is one of low, normal, high, critical");
        }
        return found;
    }

    private void passOver(CatalogNode at, String message, String hint) {
        problems.add(at.origin(problems), message, hint);
    }
}
