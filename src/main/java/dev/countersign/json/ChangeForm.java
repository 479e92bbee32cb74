package dev.countersign.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.ChangedFile;
import dev.countersign.core.change.Check;
import dev.countersign.core.change.Completeness;
import dev.countersign.core.change.Content;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Push;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.change.Review;
import java.util.List;
import java.util.function.Function;

/** The change: the pull request, its files, reviews, pushes and checks. */
final class ChangeForm {

    /** The repository of a line that names none. */
    private static final String SOME_REPOSITORY = "some/repository";

    private ChangeForm() {}

    static Facts facts(Part part) {
        PullRequest pull = pullRequest(part);
        return new Facts(
                pull,
                part.text("default", pull.base().name()),
                part.parts("commits", CommitForm::commit),
                part.parts("files", ChangeForm::file),
                part.parts("reviews", ChangeForm::review),
                part.parts("pushes", ChangeForm::push),
                part.parts("checks", ChangeForm::check),
                part.has("missing") ? new Completeness.Truncated(part.texts("missing")) : new Completeness.Complete());
    }

    static void write(Facts facts, ObjectNode line) {
        write(facts.pullRequest(), line);
        if (!facts.defaultBranch().equals(facts.pullRequest().base().name())) {
            line.put("default", facts.defaultBranch());
        }
        list(line, "commits", facts.commits(), CommitForm::write);
        line.set("files", array(facts.files(), ChangeForm::write));
        list(line, "reviews", facts.reviews(), ChangeForm::write);
        list(line, "pushes", facts.pushes(), ChangeForm::write);
        list(line, "checks", facts.checks(), ChangeForm::write);
        if (facts.completeness() instanceof Completeness.Truncated truncated) {
            ArrayNode missing = line.putArray("missing");
            truncated.what().forEach(missing::add);
        }
    }

    private static PullRequest pullRequest(Part part) {
        return new PullRequest(
                new PullRequestRef(repository(part), part.needed("number")),
                part.part("author", PeopleForm::person),
                part.text("title", ""),
                part.text("body", ""),
                part.part("head", head -> new PullRequest.Branch(head.text("branch", ""), head.sha("sha", false))),
                part.part("base", base -> new PullRequest.Branch(base.name("branch"), base.sha("sha", true))),
                part.word("state", PullRequest.State.class, PullRequest.State.OPEN),
                part.flag("draft", false),
                part.flag("fork", false),
                part.texts("labels"),
                part.parts("assignees", PeopleForm::person));
    }

    private static RepositoryRef repository(Part part) {
        String[] names = part.text("repository", SOME_REPOSITORY).split("/", -1);
        if (names.length != 2 || names[0].isEmpty() || names[1].isEmpty()) {
            throw part.problem("repository", "must be owner/name");
        }
        return new RepositoryRef(names[0], names[1]);
    }

    private static void write(PullRequest pull, ObjectNode line) {
        line.put("repository", pull.ref().repository().toString());
        line.put("number", pull.ref().number());
        line.set("author", PeopleForm.write(pull.author()));
        text(line, "title", pull.title());
        text(line, "body", pull.body());
        line.set("head", write(pull.head()));
        line.set("base", write(pull.base()));
        if (pull.state() != PullRequest.State.OPEN) {
            line.put("state", Part.word(pull.state()));
        }
        flag(line, "draft", pull.draft());
        flag(line, "fork", pull.fork());
        if (!pull.labels().isEmpty()) {
            ArrayNode labels = line.putArray("labels");
            pull.labels().forEach(labels::add);
        }
        list(line, "assignees", pull.assignees(), PeopleForm::write);
    }

    private static ObjectNode write(PullRequest.Branch branch) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        text(node, "branch", branch.name());
        text(node, "sha", branch.sha());
        return node;
    }

    static ChangedFile file(Part part) {
        String path = part.name("path");
        return new ChangedFile(
                path,
                part.word("status", ChangedFile.Status.class, ChangedFile.Status.MODIFIED),
                part.text("previous", path),
                part.number("added", 0),
                part.number("removed", 0),
                content(part));
    }

    private static Content content(Part part) {
        boolean patch = part.has("patch");
        boolean digest = part.has("digest");
        boolean blob = part.has("blob");
        if ((patch ? 1 : 0) + (digest ? 1 : 0) + (blob ? 1 : 0) > 1) {
            throw part.problem("patch", "or `digest` or `blob` can be there, and only one of them");
        }
        if (patch) {
            return new Content.Patch(part.text("patch"));
        }
        if (digest) {
            return new Content.Digest(part.digest("digest"), part.number("line", 1));
        }
        return blob ? new Content.Blob(part.sha("blob", false)) : new Content.Unknown();
    }

    private static ObjectNode write(ChangedFile file) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("path", file.path());
        if (file.status() != ChangedFile.Status.MODIFIED) {
            node.put("status", Part.word(file.status()));
        }
        if (!file.previousPath().equals(file.path())) {
            node.put("previous", file.previousPath());
        }
        number(node, "added", file.additions());
        number(node, "removed", file.deletions());
        if (file.content() instanceof Content.Patch patch) {
            node.put("patch", patch.text());
        } else if (file.content() instanceof Content.Digest digest) {
            node.put("digest", digest.sha256()).put("line", digest.firstChangedLine());
        } else if (file.content() instanceof Content.Blob blob) {
            node.put("blob", blob.sha());
        }
        return node;
    }

    private static Review review(Part part) {
        return new Review(
                part.number("id"),
                part.part("author", PeopleForm::person),
                part.word("state", Review.State.class),
                part.sha("commit", true),
                part.moment("at"));
    }

    private static ObjectNode write(Review review) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("id", review.id());
        node.set("author", PeopleForm.write(review.author()));
        node.put("state", Part.word(review.state()));
        text(node, "commit", review.commit());
        return node.put("at", review.submitted().toString());
    }

    private static Push push(Part part) {
        return new Push(
                part.sha("head", false),
                part.name("base"),
                part.part("by", PeopleForm::person, new Person(0, "somebody", Person.Kind.UNKNOWN)),
                part.moment("at"),
                part.word("kind", Push.Kind.class, Push.Kind.PUSHED));
    }

    private static ObjectNode write(Push push) {
        ObjectNode node =
                JsonNodeFactory.instance.objectNode().put("head", push.head()).put("base", push.base());
        node.set("by", PeopleForm.write(push.by()));
        return node.put("at", push.at().toString()).put("kind", Part.word(push.kind()));
    }

    private static Check check(Part part) {
        return new Check(part.name("name"), part.word("state", Check.State.class));
    }

    private static ObjectNode write(Check check) {
        return JsonNodeFactory.instance.objectNode().put("name", check.name()).put("state", Part.word(check.state()));
    }

    static <T> void list(ObjectNode node, String key, List<T> all, Function<T, ObjectNode> form) {
        if (!all.isEmpty()) {
            node.set(key, array(all, form));
        }
    }

    private static <T> ArrayNode array(List<T> all, Function<T, ObjectNode> form) {
        return JsonNodeFactory.instance
                .arrayNode()
                .addAll(all.stream().map(form).toList());
    }

    static void text(ObjectNode node, String key, String text) {
        if (!text.isEmpty()) {
            node.put(key, text);
        }
    }

    static void number(ObjectNode node, String key, int number) {
        if (number != 0) {
            node.put(key, number);
        }
    }

    private static void flag(ObjectNode node, String key, boolean flag) {
        if (flag) {
            node.put(key, true);
        }
    }
}
