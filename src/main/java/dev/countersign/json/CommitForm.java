package dev.countersign.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Account;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Identity;

/** Commits and who made them. */
final class CommitForm {

    private CommitForm() {}

    static Commit commit(Part part) {
        Identity author = part.part("author", CommitForm::identity);
        return new Commit(
                part.sha("sha", false),
                author,
                part.part("committer", CommitForm::identity, author),
                part.parts("co-authors", CommitForm::identity),
                part.text("message", ""),
                part.texts("parents"),
                part.word("signature", Commit.Signature.class, Commit.Signature.UNKNOWN),
                new Commit.Signer(
                        part.part(
                                "signer",
                                PeopleForm::person,
                                Commit.Signer.unknown().by()),
                        part.text("key", "")),
                part.text("note", ""));
    }

    static ObjectNode write(Commit commit) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("sha", commit.sha());
        node.set("author", write(commit.author()));
        if (!commit.committer().equals(commit.author())) {
            node.set("committer", write(commit.committer()));
        }
        ChangeForm.list(node, "co-authors", commit.coAuthors(), CommitForm::write);
        ChangeForm.text(node, "message", commit.message());
        if (!commit.parents().isEmpty()) {
            ArrayNode parents = node.putArray("parents");
            commit.parents().forEach(parents::add);
        }
        if (commit.signature() != Commit.Signature.UNKNOWN) {
            node.put("signature", Part.word(commit.signature()));
        }
        if (!commit.signer().by().equals(Commit.Signer.unknown().by())) {
            node.set("signer", PeopleForm.write(commit.signer().by()));
        }
        ChangeForm.text(node, "key", commit.signer().key());
        ChangeForm.text(node, "note", commit.note());
        return node;
    }

    private static Identity identity(Part part) {
        return new Identity(
                part.text("name", ""),
                part.text("email", ""),
                part.has("account")
                        ? new Account.Linked(part.part("account", PeopleForm::person))
                        : new Account.Unlinked());
    }

    private static ObjectNode write(Identity identity) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ChangeForm.text(node, "name", identity.name());
        ChangeForm.text(node, "email", identity.email());
        if (identity.account() instanceof Account.Linked linked) {
            node.set("account", PeopleForm.write(linked.person()));
        }
        return node;
    }
}
