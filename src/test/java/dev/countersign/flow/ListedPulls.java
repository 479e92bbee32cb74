package dev.countersign.flow;

import dev.countersign.flow.OpenPulls.Part;
import dev.countersign.flow.OpenPulls.Pull;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A GitHub with repositories of ten pull requests to the first page; what is broken cannot be read in a new way. */
final class ListedPulls implements OpenPulls {

    final Map<Long, List<List<Listed>>> repositories = new TreeMap<>();
    final Map<Long, List<Pull>> pulls = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    long down;
    long brokenInstallation;
    long brokenRepository;
    boolean scarce;
    boolean hasComment;

    @Override
    public List<Long> installations() {
        return List.copyOf(repositories.keySet());
    }

    @Override
    public Repositories repositories(long installation, int part) {
        asked.add("repositories " + installation + " " + part);
        if (installation == down) {
            throw new TryLater("GitHub is out of order", Duration.ZERO, null);
        }
        if (installation == brokenInstallation) {
            throw new IllegalStateException("token=hush");
        }
        List<List<Listed>> parts = repositories.get(installation);
        return new Repositories(parts.get(part - 1), part < parts.size());
    }

    @Override
    public Seen pulls(List<Listed> together) {
        asked.add("pulls of " + together.size());
        if (together.stream().anyMatch(one -> one.project().id() == brokenRepository)) {
            throw new ClassCastException("token=hush");
        }
        return new Seen(together.stream().map(one -> part(one, 0, 10)).toList(), scarce);
    }

    @Override
    public Seen pullsAfter(Listed repository, String place) {
        asked.add("more after " + place);
        return new Seen(List.of(part(repository, Integer.parseInt(place), 50)), scarce);
    }

    private Part part(Listed repository, int from, int most) {
        List<Pull> all = pulls.getOrDefault(repository.project().id(), List.of());
        int to = Math.min(all.size(), from + most);
        return new Part(repository.project(), all.subList(from, to), to < all.size() ? Integer.toString(to) : "");
    }

    @Override
    public boolean hasComment(Subject subject, long comment) {
        asked.add("comment " + comment);
        return hasComment;
    }
}
