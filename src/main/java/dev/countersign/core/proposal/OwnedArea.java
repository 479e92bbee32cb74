package dev.countersign.core.proposal;

import java.util.List;

/**
 * Files that the same people own.
 *
 * @param name unique in the proposal
 * @param owners as a policy writes them
 * @param paths in the order in which they count, the last that matches decides
 */
record OwnedArea(String name, List<String> owners, List<Path> paths) {

    OwnedArea {
        owners = List.copyOf(owners);
        paths = List.copyOf(paths);
    }

    /**
     * A pattern.
     *
     * @param pattern as a policy writes it, with {@code !} where it takes files out
     * @param why where it comes from
     */
    record Path(String pattern, String why) {}
}
