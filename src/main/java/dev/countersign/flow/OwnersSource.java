package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import java.util.List;

/** Port: code owners files. Throws as {@link CheckRuns} does. Safe for use by many threads. */
public interface OwnersSource {

    /** The file that counts on each of these repositories' default branches, in their order; they are one owner's, ten at most. */
    List<PolicyText> codeowners(long installation, List<RepositoryRef> repositories);
}
