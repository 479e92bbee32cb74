package dev.countersign.core.provenance;

import dev.countersign.core.change.Account;
import dev.countersign.core.change.Commit;
import dev.countersign.core.change.Facts;
import dev.countersign.core.change.Identity;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.PullRequest;
import dev.countersign.core.change.Review;
import dev.countersign.core.provenance.Marker.Part;
import dev.countersign.core.provenance.Marker.Place;
import java.util.List;

/** One look at a change with the markers of one catalogue. Immutable. */
final class Pass {

    private final Index index;
    private final TextReader texts;
    private final Credits credits;
    private final Traces traces;

    Pass(Catalogue catalogue) {
        this.index = new Index(catalogue);
        this.credits = new Credits(catalogue);
        this.traces = new Traces(credits);
        this.texts = new TextReader(index, credits);
    }

    /** Adds everything that the facts say about this catalogue's tools. */
    void look(Facts facts, Findings findings) {
        PullRequest pull = facts.pullRequest();
        opener(pull.author(), findings);
        branch(pull.head().name(), "head branch", findings);
        pull.labels().forEach(label -> label(label, findings));
        description(pull.body(), findings);
        facts.commits().forEach(commit -> commit(commit, findings));
        traces.files(facts.files(), findings);
        facts.reviews().forEach(review -> reviewer(review, findings));
    }

    private void opener(Person author, Findings findings) {
        String login = Fold.fold(author.login());
        boolean bot = author.kind() == Person.Kind.BOT;
        for (var entry : index.logins(login, bot)) {
            findings.add(
                    entry.tool(),
                    entry.marker(),
                    entry.marker().card().role(),
                    "pull request's author",
                    author.login());
        }
        index.automata(List.of(login)).forEach(automaton -> findings.automaton(automaton.name()));
    }

    private void branch(String name, String where, Findings findings) {
        String folded = Fold.fold(name);
        for (var entry : index.branches()) {
            if (entry.marker().pattern().matcher(folded).find()) {
                findings.add(entry.tool(), entry.marker(), entry.marker().card().role(), where, name);
            }
        }
    }

    private void label(String label, Findings findings) {
        String folded = Fold.fold(label).strip();
        if (index.labels().contains(folded)) {
            var entry = index.label(folded);
            findings.add(entry.tool(), entry.marker(), entry.marker().card().role(), "label", label);
        }
    }

    private void description(String body, Findings findings) {
        if (body.isBlank()) {
            return;
        }
        Description description = Description.of(body);
        texts.comments(description.comments(), "description", findings);
        texts.boxes(description.ticked(), "description", findings);
        texts.read(description.lines(), Place.BODY, "description", findings);
    }

    private void commit(Commit commit, Findings findings) {
        String where = "commit " + commit.shortSha();
        identity(commit.author(), Part.AUTHOR, where, findings);
        identity(commit.committer(), Part.COMMITTER, where, findings);
        MessageLines message = MessageLines.of(commit.message());
        if (!message.lines().isEmpty()) {
            mergedBranch(message.lines().get(0), where, findings);
        }
        // A squash merge's message often holds the description, with its template.
        texts.comments(message.comments(), where, findings);
        texts.boxes(message.ticked(), where, findings);
        texts.read(message.lines(), Place.MESSAGE, where, findings);
        traces.note(commit, findings);
        // After the message, so that the trailer's own line is quoted where there is one.
        commit.coAuthors().forEach(coAuthor -> identity(coAuthor, Part.CO_AUTHOR, where, findings));
    }

    private void mergedBranch(Line subject, String where, Findings findings) {
        int from = subject.folded().indexOf(" from ");
        if (subject.folded().startsWith("merge pull request #")
                && from > 0
                && subject.folded().length() < 400) {
            String branch = subject.folded().substring(from + 6);
            branch(branch.substring(branch.indexOf('/') + 1), where + ", line " + subject.number(), findings);
        }
    }

    private void identity(Identity identity, Part part, String where, Findings findings) {
        Who who = Who.inCommit(identity);
        boolean bot = identity.account() instanceof Account.Linked linked
                && linked.person().kind() == Person.Kind.BOT;
        boolean known = People.find(index, who, part, bot, where, identity.toString(), findings);
        if (part == Part.CO_AUTHOR && !known && !index.knowsEmail(who)) {
            credits.unmistakable(who.name())
                    .ifPresent(named ->
                            findings.add(named.tool(), named.marker(), Role.ASSISTED, where, identity.toString()));
        }
    }

    private void reviewer(Review review, Findings findings) {
        String login = Fold.fold(review.author().login());
        boolean bot = review.author().kind() == Person.Kind.BOT;
        index.logins(login, bot).forEach(entry -> findings.reviewer(entry.tool().name()));
        index.automata(List.of(login)).forEach(automaton -> findings.automaton(automaton.name()));
    }
}
