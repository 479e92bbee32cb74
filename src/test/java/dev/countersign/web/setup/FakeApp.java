package dev.countersign.web.setup;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.AppSource;
import dev.countersign.flow.DeliverySource;
import dev.countersign.flow.HookSource;
import dev.countersign.flow.OwnersSource;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.setup.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What GitHub and the database know of an App, with switches that make them fail. */
final class FakeApp implements AppSource, HookSource, DeliverySource, OwnersSource, Arrivals {

    final Map<String, String> permissions = new HashMap<>();
    final Set<String> events = new HashSet<>(Permission.EVENTS);
    final List<Installation> places = new ArrayList<>();
    final List<Seen> repositories = new ArrayList<>();
    final List<RepositoryRef> seen = new ArrayList<>();
    final List<Sent> sent = new ArrayList<>();
    final List<Kept> kept = new ArrayList<>();
    final Map<String, Instant> came = new HashMap<>();
    final Map<Long, Long> changes = new HashMap<>();
    final Map<RepositoryRef, PolicyText> owners = new HashMap<>();
    final List<Long> askedAgain = new ArrayList<>();
    String address = "https://countersign.acme.test/webhook";
    boolean silent;
    int asked;

    FakeApp() {
        Permission.NEEDED.forEach(permission -> permissions.put(permission.key(), permission.access()));
    }

    Installation installed(String account) {
        Installation place = new Installation(
                places.size() + 1L, account, true, "https://github.com/settings/" + account, false, permissions);
        places.add(place);
        return place;
    }

    private void speak() {
        asked++;
        if (silent) {
            throw new TryLater("GitHub did not answer (502)", Duration.ZERO, null);
        }
    }

    @Override
    public Card card() {
        speak();
        return new Card(
                "countersign", "Countersign", "https://github.com/apps/countersign", "acme", true, permissions, events);
    }

    @Override
    public List<Installation> installations() {
        speak();
        return places;
    }

    @Override
    public List<Seen> repositories(long installation) {
        speak();
        return repositories;
    }

    @Override
    public boolean sees(RepositoryRef repository) {
        speak();
        return seen.contains(repository);
    }

    @Override
    public String address() {
        speak();
        return address;
    }

    @Override
    public List<Sent> latest() {
        speak();
        return sent;
    }

    @Override
    public Page page(String place) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public void askAgain(long attempt) {
        speak();
        askedAgain.add(attempt);
    }

    @Override
    public String payload(long attempt) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public List<PolicyText> codeowners(long installation, List<RepositoryRef> asked) {
        if (asked.size() > Drafts.MOST_REPOSITORIES) {
            throw new SubjectGone("too many are asked for");
        }
        return asked.stream()
                .map(ref -> owners.getOrDefault(ref, new PolicyText.Absent(ref + "/CODEOWNERS")))
                .toList();
    }

    @Override
    public List<Kept> lately(Instant since) {
        return kept;
    }

    @Override
    public Optional<Instant> of(String guid) {
        return Optional.ofNullable(came.get(guid));
    }

    @Override
    public Map<Long, Long> activity(List<Long> ids, Instant since) {
        return changes;
    }
}
