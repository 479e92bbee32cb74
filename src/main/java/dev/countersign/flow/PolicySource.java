package dev.countersign.flow;

import dev.countersign.core.policy.Extension;

/** Port: reads policy files that others build on. Implementations are safe for use by many threads. */
public interface PolicySource {

    /**
     * Reads a file, or answers what was read minutes ago.
     *
     * @param subject the pull request for which it is read; the file is of the same organisation
     * @param pushes how often the file's repository was pushed to; what was read at a lower count is read anew
     */
    PolicyText read(Subject subject, Extension.File file, long pushes);
}
