package dev.countersign.core.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who had a hand in the commits of a change: wrote, committed or co-authored one, or pushed to its branch after it was opened.
 *
 * <p>GitHub's own merges and web edits are committed by nobody; whoever wrote them counts as their author.
 *
 * @param known their accounts, each once
 * @param complete whether that is everybody: everything was shown, and an account is known of each
 */
public record Contributors(List<Person> known, boolean complete) {

    private static final String WEB_FLOW = "noreply@github.com";

    /** Copies the list. */
    public Contributors {
        known = List.copyOf(known);
    }

    /** Those of a change. */
    public static Contributors of(Facts facts) {
        Map<Long, Person> people = new LinkedHashMap<>();
        boolean complete = facts.completeness() instanceof Completeness.Complete
                && !facts.commits().isEmpty();
        for (Identity identity :
                facts.commits().stream().flatMap(Contributors::identities).toList()) {
            if (identity.account() instanceof Account.Linked linked) {
                people.putIfAbsent(linked.person().id(), linked.person());
            } else {
                complete = false;
            }
        }
        for (Push push : facts.pushes()) {
            if (push.kind() == Push.Kind.PUSHED && push.by().id() != 0) {
                people.putIfAbsent(push.by().id(), push.by());
            } else if (push.kind() == Push.Kind.PUSHED) {
                complete = false;
            }
        }
        return new Contributors(List.copyOf(people.values()), complete);
    }

    private static Stream<Identity> identities(Commit commit) {
        Stream<Identity> committer = Stream.of(commit.committer())
                .filter(identity -> !identity.email().equalsIgnoreCase(WEB_FLOW));
        return Stream.concat(Stream.concat(Stream.of(commit.author()), committer), commit.coAuthors().stream());
    }
}
