package dev.countersign.flow;

import dev.countersign.flow.PullBook.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What is kept; each head's check says the same. */
final class MemoryPullBook implements PullBook, Heads {

    final Map<Integer, Known> known = new TreeMap<>();
    final List<String> due = new ArrayList<>();

    @Override
    public boolean anyOpen(long repositoryId) {
        return known.values().stream().anyMatch(Known::open);
    }

    @Override
    public List<Known> between(long repositoryId, int from, int to, Set<Integer> named) {
        return known.entrySet().stream()
                .filter(one -> named.contains(one.getKey())
                        || one.getValue().open() && one.getKey() >= from && one.getKey() <= to)
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public void stir(Subject subject) {
        due.add("look at " + subject.ref().number());
    }

    @Override
    public void commentDiffers(Subject subject) {
        due.add("comment on " + subject.ref().number());
    }

    @Override
    public void commentDoubled(Subject subject) {
        due.add("comments on " + subject.ref().number());
    }

    @Override
    public void checkDiffers(long check) {
        due.add("check " + check);
    }

    @Override
    public Optional<HeadPicture> picture(long head) {
        Subject subject = ComparePullsTest.subject((int) head);
        return Optional.of(new HeadPicture(
                "a", subject, List.of(new Stand.Open(subject, "is not judged yet at a")), new MergeGroup.None()));
    }

    @Override
    public void found(long head, List<MergeGroup.Member> members) {
        throw new AssertionError("nobody asks about groups here");
    }
}
