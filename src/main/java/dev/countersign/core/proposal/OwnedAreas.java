package dev.countersign.core.proposal;

import dev.countersign.core.change.PathPatterns;
import dev.countersign.core.policy.Codeowners.Entry;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.proposal.OwnedArea.Path;
import dev.countersign.core.proposal.Repository.OwnersFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes areas of code owners: one for each group of owners, with the files that they own. Lines that name no folder or file, and
 * those whose files have other owners elsewhere, are left to the requirement that asks code owners themselves.
 */
final class OwnedAreas {

    /** More would not be read by anybody. */
    static final int MOST_AREAS = 30;

    private static final int MOST_PATHS = 40;
    private static final int LONGEST_NAME = 40;

    private final String organisation;
    private final List<Group> found = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private int leftOut;

    private record Group(List<String> owners, List<Path> paths) {}

    private OwnedAreas(String organisation) {
        this.organisation = organisation;
    }

    /**
     * What was made.
     *
     * @param areas one for each group of owners
     * @param left lines that are in no area, each with why
     * @param leftOut how many groups of owners are left out since there are too many
     */
    record Made(List<OwnedArea> areas, List<String> left, int leftOut) {
        Made {
            areas = List.copyOf(areas);
            left = List.copyOf(left);
        }
    }

    /** Reads the code owners of these repositories, in this order. */
    static Made of(String organisation, List<Repository> repositories) {
        OwnedAreas areas = new OwnedAreas(organisation);
        Set<String> disputed = areas.disputed(repositories);
        repositories.forEach(repository -> areas.add(repository, disputed));
        return areas.made();
    }

    /** Patterns that have other owners in another repository: an area of the organisation would be in all of them. */
    private Set<String> disputed(List<Repository> repositories) {
        Map<String, List<String>> owners = new HashMap<>();
        Set<String> disputed = new HashSet<>();
        for (Repository repository : repositories) {
            Map<String, List<String>> own = new HashMap<>();
            entries(repository).forEach(entry -> own.put(plain(entry.pattern()), accounts(entry)));
            own.forEach((pattern, these) -> {
                List<String> others = owners.putIfAbsent(pattern, these);
                if (others != null && !others.equals(these)) {
                    disputed.add(pattern);
                }
            });
        }
        return disputed;
    }

    private static List<Entry> entries(Repository repository) {
        return repository.owners() instanceof OwnersFile.Found file
                ? file.codeowners().entries()
                : List.of();
    }

    private void add(Repository repository, Set<String> disputed) {
        Map<List<String>, List<Path>> own = new LinkedHashMap<>();
        for (Entry entry : entries(repository)) {
            String place =
                    repository.ref() + "/" + ((OwnersFile.Found) repository.owners()).path() + ":" + entry.number();
            List<String> accounts = accounts(entry);
            own.forEach((owners, paths) -> {
                if (!owners.equals(accounts) && takesOut(entry.pattern(), paths)) {
                    paths.add(new Path("!" + entry.pattern(), place + ", others own these or nobody"));
                }
            });
            if (entry.owners().isEmpty()) {
                continue;
            }
            String why = whyNot(entry, accounts, disputed);
            if (why.isEmpty()) {
                own.computeIfAbsent(accounts, any -> new ArrayList<>()).add(new Path(entry.pattern(), place));
            } else {
                left.add(place + ": " + why);
            }
        }
        own.forEach(this::join);
    }

    /** What one repository takes out would be taken out of the others' files too, so that it then is an area of its own. */
    private void join(List<String> owners, List<Path> paths) {
        boolean takesOut = paths.stream().anyMatch(path -> path.pattern().startsWith("!"));
        found.stream()
                .filter(group -> !takesOut && group.owners().equals(owners))
                .findFirst()
                .ifPresentOrElse(
                        group -> group.paths().addAll(paths),
                        () -> found.add(new Group(owners, new ArrayList<>(paths))));
    }

    private static String whyNot(Entry entry, List<String> accounts, Set<String> disputed) {
        if (accounts.isEmpty()) {
            return "its owners are no teams or people of the organisation";
        }
        if (filesOnly(entry.pattern())) {
            return "it names the files of a folder without what is below";
        }
        if (!readable(entry.pattern())) {
            return "a policy cannot say this pattern";
        }
        if (!namesSomething(entry.pattern())) {
            return "it names a kind of file, or all files";
        }
        return disputed.contains(plain(entry.pattern())) ? "another repository has other owners for it" : "";
    }

    /** A policy has no owners by e-mail address, and teams of one organisation only. */
    private List<String> accounts(Entry entry) {
        return entry.owners().stream()
                .filter(owner -> Signers.read(owner)
                        .filter(who -> who instanceof Signers.User
                                || who instanceof Signers.Team team
                                        && team.organization().equalsIgnoreCase(organisation))
                        .isPresent())
                .map(owner -> owner.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
    }

    /** {@code docs/*} does not match what is below, unlike in a policy. */
    private static boolean filesOnly(String pattern) {
        return pattern.length() > 2 && pattern.endsWith("/*");
    }

    private static boolean namesSomething(String pattern) {
        for (String part : pattern.split("/", -1)) {
            if (!part.isEmpty() && part.indexOf('*') < 0 && part.indexOf('?') < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean readable(String pattern) {
        try {
            PathPatterns.of(List.of(pattern));
            return true;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }

    /** Whether a later pattern can take something out of these: it may lie anywhere, or below one of them, or above. */
    private static boolean takesOut(String pattern, List<Path> paths) {
        if (filesOnly(pattern) || !readable(pattern)) {
            return false;
        }
        String start = start(pattern);
        return paths.stream()
                .filter(path -> !path.pattern().startsWith("!"))
                .map(path -> start(path.pattern()))
                .anyMatch(own -> own.startsWith(start) || start.startsWith(own));
    }

    /** The folders that every path begins with that the pattern matches; empty when it may be anywhere. */
    private static String start(String pattern) {
        String plain = plain(pattern);
        if (plain.indexOf('/') < 0) {
            return "";
        }
        String literal = (plain.startsWith("/") ? plain.substring(1) : plain) + "/";
        int end = literal.length();
        for (char c : new char[] {'*', '?', '\\'}) {
            int at = literal.indexOf(c);
            end = at >= 0 && at < end ? at : end;
        }
        return literal.substring(0, literal.lastIndexOf('/', end) + 1);
    }

    private static String plain(String pattern) {
        return pattern.endsWith("/") && pattern.length() > 1 ? pattern.substring(0, pattern.length() - 1) : pattern;
    }

    private Made made() {
        List<OwnedArea> areas = new ArrayList<>();
        Names names = new Names();
        for (Group group : found) {
            if (areas.size() == MOST_AREAS) {
                leftOut++;
                continue;
            }
            List<Path> paths = group.paths();
            if (paths.size() > MOST_PATHS) {
                left.add((paths.size() - MOST_PATHS) + " more lines of " + String.join(" ", group.owners())
                        + ": there are too many to read");
            }
            areas.add(new OwnedArea(
                    names.unique(name(group.owners())),
                    group.owners(),
                    paths.subList(0, Math.min(MOST_PATHS, paths.size()))));
        }
        return new Made(areas, left, leftOut);
    }

    private static String name(List<String> owners) {
        String name = owners.stream()
                .limit(2)
                .map(owner -> owner.substring(Math.max(owner.indexOf('/'), 0) + 1))
                .reduce((first, second) -> first + "-" + second)
                .orElseThrow();
        return name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }
}
