package dev.countersign.core.signoff;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.core.change.Account;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.Shas;
import dev.countersign.core.policy.People.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What somebody was to the change, so that nobody vouches for their own work.
 *
 * <p>Immutable. Built once for a change, then asked for each person.
 */
public final class Independence {

    private static final Pattern CO_AUTHOR =
            Pattern.compile("(?im)^[ \\t]*co-authored-by[ \\t]*:[ \\t]*([^<\\n]*(?:\\n[ \\t]+[^<\\n]*)*)<([^<>\\s]+)>");
    private static final Pattern NO_REPLY =
            Pattern.compile("(?i)(?:(\\d+)\\+)?([a-z0-9_-]+(?:\\[bot\\])?)@users\\.noreply\\.[a-z0-9.-]+");
    private static final String WEB_FLOW = "noreply@github.com";

    private final Facts facts;
    private final Set<Part> parts;
    private final Map<String, Person> accounts = new HashMap<>();
    private final Map<String, Role> roles = new HashMap<>();

    /** What somebody was to a commit; the role with the lowest number is said. */
    private record Role(int number, String sentence) {}

    /**
     * Prepares a change.
     *
     * @param parts what the policy wants people to be independent of
     */
    public Independence(Facts facts, Set<Part> parts) {
        this.facts = facts;
        this.parts = parts;
        for (Commit commit : facts.commits()) {
            learn(commit.author());
            learn(commit.committer());
            commit.coAuthors().forEach(this::learn);
        }
        for (Commit commit : facts.commits()) {
            if (parts.contains(Part.CO_AUTHOR)) {
                note(commit.author(), "author of " + commit.shortSha());
                coAuthors(commit).forEach(identity -> note(identity, "co-author of " + commit.shortSha()));
            }
            if (parts.contains(Part.COMMITTER) && !commit.committer().email().equalsIgnoreCase(WEB_FLOW)) {
                note(commit.committer(), "committer of " + commit.shortSha());
            }
        }
    }

    private void learn(Identity identity) {
        if (identity.account() instanceof Account.Linked linked) {
            accounts.put(identity.email().toLowerCase(Locale.ROOT), linked.person());
        }
    }

    /** What the person was to the change, as the end of "does not count: …"; empty when independent. */
    public Optional<String> dependence(Person person) {
        if (parts.contains(Part.AUTHOR) && facts.pullRequest().author().same(person)) {
            return Optional.of("the author cannot sign their own change");
        }
        if (parts.contains(Part.PROMPTER) && prompted(person)) {
            return Optional.of("is assigned to this pull request of an agent, so told it what to do");
        }
        if (parts.contains(Part.PUSHER)) {
            for (Push push : facts.pushes()) {
                if (push.kind() == Push.Kind.PUSHED && push.by().same(person)) {
                    return Optional.of("pushed " + Shas.brief(push.head()) + " to it");
                }
            }
        }
        return Stream.of(byId(Long.toString(person.id())), byLogin(person.login()))
                .filter(roles::containsKey)
                .map(roles::get)
                .min(Comparator.comparingInt(Role::number))
                .map(Role::sentence);
    }

    private boolean prompted(Person person) {
        return !facts.pullRequest().author().isUser()
                && facts.pullRequest().assignees().stream().anyMatch(person::same);
    }

    /** Whether the person answers for the change: opened it, or is the person a bot's pull request is assigned to. */
    public static boolean standsForAuthor(PullRequest pullRequest, Person person) {
        Person author = pullRequest.author();
        return author.same(person)
                || author.kind() == Person.Kind.BOT
                        && person.isUser()
                        && pullRequest.assignees().stream().anyMatch(person::same);
    }

    private List<Identity> coAuthors(Commit commit) {
        List<Identity> all = new ArrayList<>(commit.coAuthors());
        Matcher matcher = CO_AUTHOR.matcher(commit.message().replace("\\n", "\n"));
        while (matcher.find()) {
            all.add(Identity.unlinked(matcher.group(1).strip(), matcher.group(2)));
        }
        return all;
    }

    private void note(Identity identity, String sentence) {
        Role role = new Role(roles.size(), sentence);
        if (identity.account() instanceof Account.Linked linked) {
            roles.putIfAbsent(byId(Long.toString(linked.person().id())), role);
        }
        Person known = accounts.get(identity.email().toLowerCase(Locale.ROOT));
        if (known != null) {
            roles.putIfAbsent(byId(Long.toString(known.id())), role);
        }
        Matcher matcher = NO_REPLY.matcher(identity.email());
        if (matcher.matches()) {
            String id = matcher.group(1);
            roles.putIfAbsent(id == null ? byLogin(matcher.group(2)) : byId(id), role);
        }
    }

    private static String byId(String id) {
        return "id " + id;
    }

    private static String byLogin(String login) {
        return "login " + login.toLowerCase(Locale.ROOT);
    }
}
