package dev.countersign.flow;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.report.CheckReport;
import dev.countersign.flow.OpenPulls.Check;
import dev.countersign.flow.OpenPulls.Part;
import dev.countersign.flow.OpenPulls.Pull;
import dev.countersign.flow.PullBook.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares open pull requests as GitHub shows them with what is kept, and makes due what differs. */
public final class ComparePulls {

    private final OpenPulls github;
    private final PullBook book;
    private final Heads heads;
    private final Publications publications;

    /** Compares with this book, and with what these would publish. */
    public ComparePulls(OpenPulls github, PullBook book, Heads heads, Publications publications) {
        this.github = github;
        this.book = book;
        this.heads = heads;
        this.publications = publications;
    }

    /** What was found of one pull request. */
    enum Found {
        /** All is as it should be, or is being looked at. */
        SAME,
        /** It is not known, stands elsewhere, has no verdict, or is not open any more: it is looked at. */
        MISSED,
        /** Its check is written again. */
        CHECK,
        /** Our comment is written again. */
        COMMENT,
        /** Both are written again. */
        BOTH
    }

    /**
     * Compares a part of a repository's open pull requests.
     *
     * @param after the number before it, so that it is known which numbers the part speaks for
     */
    List<Found> compare(Part part, int after) {
        Project project = part.project();
        List<Pull> pulls = part.pulls();
        boolean last = part.next().isEmpty();
        int to = last
                ? Integer.MAX_VALUE
                : pulls.isEmpty() ? after : pulls.get(pulls.size() - 1).number();
        Map<Integer, Known> known = new HashMap<>();
        Set<Integer> named = pulls.stream().map(Pull::number).collect(Collectors.toSet());
        book.between(project.id(), after + 1, to, named)
                .forEach(one -> known.put(one.subject().ref().number(), one));
        List<Found> found = new ArrayList<>();
        for (Pull pull : pulls) {
            Optional<Known> kept = Optional.ofNullable(known.remove(pull.number()));
            found.add(kept.map(one -> compare(pull, one)).orElseGet(() -> {
                book.stir(subject(project, pull));
                return Found.MISSED;
            }));
        }
        // Whatever else was open between the first number and the last is not open any more.
        known.values().stream().filter(one -> one.open() && !one.busy()).forEach(one -> {
            book.stir(one.subject());
            found.add(Found.MISSED);
        });
        return found;
    }

    private static Subject subject(Project project, Pull pull) {
        return new Subject(project.installation(), project.id(), new PullRequestRef(project.ref(), pull.number()));
    }

    private Found compare(Pull pull, Known kept) {
        if (kept.busy()) {
            return Found.SAME;
        }
        boolean here =
                kept.open() && kept.head().equals(pull.head()) && kept.base().equals(pull.base());
        if (!here || !kept.judged()) {
            book.stir(kept.subject());
            return Found.MISSED;
        }
        boolean check = kept.check() != 0 && !shows(kept, pull.check());
        if (check) {
            book.checkDiffers(kept.check());
        }
        boolean doubled = pull.comments().stream().anyMatch(one -> one.id() != kept.comment());
        boolean comment = doubled || !commented(kept, pull);
        if (doubled) {
            book.commentDoubled(kept.subject());
        } else if (comment) {
            book.commentDiffers(kept.subject());
        }
        return check && comment ? Found.BOTH : check ? Found.CHECK : comment ? Found.COMMENT : Found.SAME;
    }

    private boolean shows(Known kept, Check check) {
        if (check instanceof Check.Unknown) {
            return true;
        }
        Optional<HeadPicture> picture =
                heads.picture(kept.check()).filter(one -> !one.stands().isEmpty());
        if (picture.isEmpty()) {
            return true;
        }
        CheckReport wanted = publications.of(picture.get());
        return check instanceof Check.Says says
                && says.state() == wanted.state()
                && says.title().equals(wanted.title());
    }

    private boolean commented(Known kept, Pull pull) {
        if (kept.comment() == 0) {
            return !kept.commentNeeded();
        }
        return pull.comments().stream()
                .filter(one -> one.id() == kept.comment())
                .findFirst()
                .map(one -> !one.touched())
                .orElseGet(() -> !pull.allComments() && github.hasComment(kept.subject(), kept.comment()));
    }
}
