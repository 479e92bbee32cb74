package dev.countersign.policyfile;

import dev.countersign.core.policy.Origin;
import dev.countersign.core.risk.Area;
import java.util.List;

/**
 * What one entity of a Backstage catalogue says of the code base.
 *
 * @param reference how others name it
 * @param name its name as it is written
 * @param folder where its files are, from the repository's root and without slashes at the ends; empty for the root
 * @param owners who answers for it, as the policy writes them
 * @param criticality how bad it is when it breaks; empty when the entity does not say so
 * @param breaksWith what it breaks with: what it depends on
 * @param breaks what breaks with it: what it is a part of, and what depends on it
 * @param provides APIs that it provides
 * @param consumes APIs that it consumes
 * @param origin where it begins
 */
record CatalogEntity(
        CatalogReference reference,
        String name,
        String folder,
        List<String> owners,
        List<Area.Criticality> criticality,
        List<CatalogReference> breaksWith,
        List<CatalogReference> breaks,
        List<CatalogReference> provides,
        List<CatalogReference> consumes,
        Origin origin) {}
