package dev.countersign.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.flow.Project;
import dev.countersign.flow.Subject;
import dev.countersign.inbox.Notice;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NoticeTextTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00.123456Z");
    private static final RepositoryRef REPOSITORY = new RepositoryRef("acme", "shop");
    private static final Subject SHOP = new Subject(7, 70, new PullRequestRef(REPOSITORY, 3));
    private static final Person ALICE = new Person(1L << 40, "alice", Person.Kind.USER);

    private static final List<Notice> ONE_OF_EACH = List.of(
            new Notice.Stands(SHOP, new Push("a1", "main", ALICE, NOW, Push.Kind.RETARGETED)),
            new Notice.Closed(SHOP),
            new Notice.Merged(SHOP, "a1", "c3", ALICE, NOW),
            new Notice.GroupAsked(SHOP, "a1", "main", "b2"),
            new Notice.GroupOver(70, "a1"),
            new Notice.BranchPushed(7, REPOSITORY),
            new Notice.RepositoryIs(7, 70, REPOSITORY),
            new Notice.Spoken(SHOP, 11, ALICE, NOW, List.of("/signoff", "/ai none \"really\" \u20ac")),
            new Notice.Acted(SHOP, ALICE),
            new Notice.Stirred(SHOP),
            new Notice.Labelled(SHOP),
            new Notice.Edited(SHOP, 11, ALICE, NOW, List.of()),
            new Notice.Tampered(SHOP),
            new Notice.Retouched(SHOP, 11, ALICE, NOW, "- [ ] a box\n", "- [x] a box\n"),
            new Notice.CheckDone(70, "a1", "build"),
            new Notice.Asked(70, "a1"),
            new Notice.Questioned(70, "a1", ALICE, NOW),
            new Notice.RepositoryChanged(70),
            new Notice.Grown(new Project(7, 70, REPOSITORY)),
            new Notice.InstallationChanged(7),
            new Notice.PeopleChanged(7),
            new Notice.AccessChanged(7, 70));

    @Test
    void a_notice_of_each_kind_is_read_as_it_was_written() {
        assertEquals(
                NoticeText.kinds(Notice.class).collect(Collectors.toSet()),
                ONE_OF_EACH.stream().map(Notice::getClass).collect(Collectors.toSet()));
        assertEquals(ONE_OF_EACH, NoticeText.read(NoticeText.write(ONE_OF_EACH)));
    }

    @Test
    void what_a_newer_version_wrote_and_this_one_does_not_know_is_refused_and_not_guessed() {
        assertThrows(IllegalStateException.class, () -> NoticeText.read("[{\"is\":\"Foretold\"}]"));
        assertThrows(IllegalStateException.class, () -> NoticeText.read("[{\"is\":\"GroupOver\",\"why\":1}]"));
    }
}
