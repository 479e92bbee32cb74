package dev.countersign.gitrepo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.countersign.core.change.PullRequest.Branch;
import dev.countersign.flow.PolicyText;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {

    private static final String POLICY = ".github/countersign.yml";

    @TempDir
    Path folder;

    @Test
    void the_repository_is_found_from_a_folder_inside_it() throws Exception {
        try (TestRepository repository = TestRepository.in(folder)) {
            repository.file("a", "a\n").commit("main", "Start");
            Path inside = Files.createDirectories(folder.resolve("deep/er"));
            try (GitRepository opened = GitRepository.open(inside)) {
                assertEquals(folder, opened.folder());
            }
        }
    }

    @Test
    void a_bare_repository_is_read_as_well() {
        Path bare = folder.resolve("shop.git");
        try (TestRepository repository = TestRepository.bare(bare)) {
            String start = repository.file("a", "a\n").commit("main", "Start");
            repository.file("a", "b\n").commit("work", "Change", start);
            try (GitRepository opened = GitRepository.open(bare)) {
                assertEquals(
                        "local/shop#0",
                        ChangeReader.read(opened, opened.branch("main"), opened.branch("work"))
                                .facts()
                                .pullRequest()
                                .ref()
                                .toString());
            }
        }
    }

    @Test
    void a_linked_working_tree_has_its_own_head_and_the_branches_of_all() throws Exception {
        Path main = folder.resolve("main");
        try (TestRepository repository = TestRepository.in(main)) {
            String start = repository.file("a", "a\n").commit("main", "Start");
            String work = repository.file("a", "b\n").commit("work", "Change", start);
            Path linked = Files.createDirectories(folder.resolve("linked"));
            Path git = Files.createDirectories(main.resolve(".git/worktrees/linked"));
            Files.writeString(linked.resolve(".git"), "gitdir: " + git + "\n");
            Files.writeString(git.resolve("HEAD"), "ref: refs/heads/work\n");
            Files.writeString(git.resolve("commondir"), "../..\n");
            Files.writeString(git.resolve("gitdir"), linked.resolve(".git") + "\n");
            try (GitRepository opened = GitRepository.open(linked)) {
                assertEquals(new Branch("work", work), opened.checkedOut());
                assertEquals(start, opened.branch("main").sha());
            }
        }
    }

    @Test
    void outside_a_repository_the_folder_is_named() {
        GitProblem problem = assertThrows(GitProblem.class, () -> GitRepository.open(folder));
        assertEquals(
                folder + " is not inside a git repository. Go into one, or name one with --repo.",
                problem.getMessage());
    }

    @Test
    void an_unknown_branch_is_answered_with_those_that_are_there() {
        try (TestRepository repository = TestRepository.in(folder)) {
            repository.file("a", "a\n").commit("main", "Start");
            try (GitRepository opened = GitRepository.open(folder)) {
                for (String name : new String[] {"nowhere", "no where", "@{", "..", "", "--", "refs/heads/nowhere"}) {
                    GitProblem problem = assertThrows(GitProblem.class, () -> opened.branch(name), name);
                    assertTrue(problem.getMessage().endsWith("Branches here: main."), problem.getMessage());
                }
            }
        }
    }

    @Test
    void a_branch_wins_over_a_remote_branch_and_that_over_other_names() throws Exception {
        try (TestRepository repository = TestRepository.in(folder)) {
            String start = repository.file("a", "a\n").commit("main", "Start");
            String later = repository.file("a", "b\n").commit("later", "Later", start);
            repository.point("refs/remotes/origin/main", ObjectId.fromString(later));
            repository.point("refs/remotes/origin/release", ObjectId.fromString(later));
            repository.point("refs/tags/release", ObjectId.fromString(start));
            repository.point("refs/tags/v1", ObjectId.fromString(start));
            try (GitRepository opened = GitRepository.open(folder)) {
                assertEquals(start, opened.branch("main").sha());
                assertEquals(later, opened.branch("release").sha());
                assertEquals(start, opened.branch("v1").sha());
                assertEquals(later, opened.branch(later.substring(0, 10)).sha());
                assertEquals(start, opened.branch("later~1").sha());
            }
        }
    }

    @Test
    void the_default_branch_is_origins_else_main_else_master() throws Exception {
        try (TestRepository repository = TestRepository.in(folder)) {
            String start = repository.file("a", "a\n").commit("master", "Start");
            try (GitRepository opened = GitRepository.open(folder)) {
                assertEquals("master", opened.defaultBranch());
                repository.point("refs/heads/main", ObjectId.fromString(start));
                assertEquals("main", opened.defaultBranch());
                repository.point("refs/remotes/origin/trunk", ObjectId.fromString(start));
                Files.createDirectories(folder.resolve(".git/refs/remotes/origin"));
                Files.writeString(folder.resolve(".git/refs/remotes/origin/HEAD"), "ref: refs/remotes/origin/trunk\n");
                assertEquals("trunk", opened.defaultBranch());
            }
        }
    }

    @Test
    void a_detached_head_is_named_by_its_short_id() throws Exception {
        try (TestRepository repository = TestRepository.in(folder)) {
            String start = repository.file("a", "a\n").commit("main", "Start");
            Files.writeString(folder.resolve(".git/HEAD"), start + "\n");
            try (GitRepository opened = GitRepository.open(folder)) {
                assertEquals(new Branch(start.substring(0, 7), start), opened.checkedOut());
            }
        }
    }

    @Test
    void a_repository_without_commits_says_so() {
        TestRepository.in(folder).close();
        try (GitRepository opened = GitRepository.open(folder)) {
            GitProblem problem = assertThrows(GitProblem.class, opened::checkedOut);
            assertTrue(problem.getMessage().contains("has no commits yet"), problem.getMessage());
        }
    }

    @Test
    void a_policy_is_read_from_the_commit_and_not_from_the_folder() throws Exception {
        try (TestRepository repository = TestRepository.in(folder)) {
            String start = repository.file(POLICY, "version: 1\n").commit("main", "Start");
            Files.createDirectories(folder.resolve(".github"));
            Files.writeString(folder.resolve(POLICY), "version: 2\n");
            try (GitRepository opened = GitRepository.open(folder)) {
                PolicyText.Found found = assertInstanceOf(PolicyText.Found.class, opened.text(start, POLICY));
                assertEquals("version: 1\n", found.text());
                assertEquals(POLICY, found.file());
                assertEquals(new PolicyText.Absent("a"), opened.text(start, "a", "b"));
                assertInstanceOf(PolicyText.Found.class, opened.text(start, "a", POLICY));
                assertEquals(new PolicyText.Unreadable(".github", "it is not a file"), opened.text(start, ".github"));
            }
        }
    }

    @Test
    void a_policy_that_is_too_large_is_not_read() {
        try (TestRepository repository = TestRepository.in(folder)) {
            String start = repository.file(POLICY, "#".repeat((1 << 20) + 1)).commit("main", "Start");
            try (GitRepository opened = GitRepository.open(folder)) {
                assertEquals(new PolicyText.Unreadable(POLICY, "it is larger than 1 MiB"), opened.text(start, POLICY));
            }
        }
    }
}
