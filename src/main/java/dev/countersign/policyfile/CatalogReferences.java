package dev.countersign.policyfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads how an entity refers to others.
 *
 * @param problems where references that are none are told
 * @param spec the entity's {@code spec}
 * @param namespace the entity's own, which references have when they name none
 */
record CatalogReferences(Problems problems, CatalogNode spec, String namespace) {

    /** All that these keys name, of that kind when they name none; the list may be added to. */
    List<CatalogReference> of(String kind, String... keys) {
        List<CatalogReference> found = new ArrayList<>();
        for (String key : keys) {
            for (String text : spec.texts(key)) {
                Optional<CatalogReference> reference = CatalogReference.read(text, kind, namespace);
                reference.ifPresent(found::add);
                if (reference.isEmpty()) {
                    problems.add(
                            spec.origin(problems),
                            "`" + key + "` names nothing by " + Problems.quote(text),
                            "write `component:default/name`");
                }
            }
        }
        return found;
    }

    /** The owner: a group is the team of that name, a user the login. */
    List<String> owners(String organization) {
        return of("group", "owner").stream()
                .flatMap(owner -> switch (owner.kind()) {
                    case "group" -> Stream.of("@" + organization + "/" + owner.name());
                    case "user" -> Stream.of("@" + owner.name());
                    default -> Stream.<String>empty();
                })
                .toList();
    }
}
