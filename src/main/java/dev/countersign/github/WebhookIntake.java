package dev.countersign.github;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.Push;
import dev.countersign.core.command.CommandParser;
import dev.countersign.core.command.Line;
import dev.countersign.flow.DeliverySource;
import dev.countersign.flow.Intake;
import dev.countersign.flow.PeopleSource;
import dev.countersign.flow.Project;
import dev.countersign.flow.Publications;
import dev.countersign.flow.Seats;
import dev.countersign.flow.Subject;
import dev.countersign.github.payload.Happening;
import dev.countersign.github.payload.MalformedPayload;
import dev.countersign.github.payload.Place;
import dev.countersign.github.payload.Webhook;
import dev.countersign.inbox.Delivery;
import dev.countersign.inbox.Inbox;
import dev.countersign.inbox.Notice;
import dev.countersign.inbox.Reading;
import io.quarkiverse.githubapp.GitHubEvent;
import io.quarkiverse.githubapp.runtime.config.CheckedConfigProvider;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Takes webhooks: what they mean is in the database before GitHub gets its answer.
 *
 * <p>The extension fires the event on the request's thread after it has checked the signature and before it answers; an
 * exception here becomes a 500, and GitHub keeps the delivery as failed.
 */
@ApplicationScoped
public class WebhookIntake implements Intake {

    private static final Logger LOG = Logger.getLogger(WebhookIntake.class);

    /** An installation may see thousands of repositories, of which most are asleep. */
    private static final int MOST_PASTS = 100;

    /** So many webhooks are kept at a time; the others wait for less time than a connection to the database may take. */
    private static final int AT_ONCE_EACH = 4;

    private static final long PATIENCE_MILLIS = 2_000;

    private final Seats seats = new Seats(AT_ONCE_EACH * Runtime.getRuntime().availableProcessors(), PATIENCE_MILLIS);
    private final Inbox inbox;
    private final Reading reading;
    private final PeopleSource people;
    private final String app;
    private final Clock clock;

    /** Keeps deliveries in this inbox, and has them read. */
    public WebhookIntake(Inbox inbox, Reading reading, PeopleSource people, CheckedConfigProvider config, Clock clock) {
        this.inbox = inbox;
        this.reading = reading;
        this.people = people;
        this.app = config.appId();
        this.clock = clock;
    }

    void take(@Observes @Priority(1) GitHubEvent event) {
        seats.at(() -> take(
                event.getDeliveryId(),
                event.getEvent(),
                Optional.ofNullable(event.getAction()).orElse(""),
                Optional.ofNullable(event.getInstallationId()).orElse(0L),
                event.getPayload()));
    }

    private void take(String guid, String event, String action, long installation, String payload) {
        Happening happening = Webhook.read(event, payload, app);
        if (happening instanceof Happening.PeopleChanged changed) {
            people.forget(changed.installation());
        } else if (happening instanceof Happening.AccessChanged changed) {
            people.forget(changed.place().installation());
        }
        keep(new Delivery(guid, event, action, installation), notices(happening), note(happening));
    }

    private void keep(Delivery delivery, List<Notice> notices, String note) {
        try {
            inbox.accept(delivery, notices, note);
        } catch (RuntimeException e) {
            // The extension turns this into a 500 without a word, so it is said here.
            LOG.errorf(e, "delivery %s (%s) could not be kept", delivery.guid(), delivery.event());
            throw e;
        }
        if (!notices.isEmpty()) {
            reading.wake();
        }
    }

    @Override
    public boolean take(DeliverySource.Attempt attempt, String payload) {
        try {
            take(attempt.guid(), attempt.event(), attempt.action(), attempt.installation(), payload);
            return true;
        } catch (MalformedPayload malformed) {
            LOG.warnf("delivery %s cannot be read: %s", attempt.guid(), malformed.getMessage());
            return false;
        }
    }

    @Override
    public void takeUnread(DeliverySource.Attempt attempt) {
        keep(
                new Delivery(attempt.guid(), attempt.event(), attempt.action(), attempt.installation()),
                attempt.repositoryId() == 0
                        ? List.of(new Notice.InstallationChanged(attempt.installation()))
                        : List.of(new Notice.RepositoryChanged(attempt.repositoryId())),
                "missed, and not to be had any more");
    }

    private List<Notice> notices(Happening happening) {
        if (happening instanceof Happening.PullRequestMoved moved) {
            return List.of(moved(moved));
        }
        if (happening instanceof Happening.ReviewChanged review) {
            return List.of(new Notice.Acted(review.subject(), review.sender()));
        }
        if (happening instanceof Happening.CommentWritten comment) {
            return spoken(comment);
        }
        if (happening instanceof Happening.CommentEdited edited) {
            return edited(edited);
        }
        if (happening instanceof Happening.CommentDeleted deleted) {
            return deleted.ours() ? List.of(new Notice.Tampered(deleted.subject())) : List.of();
        }
        if (happening instanceof Happening.CheckRunAsked asked) {
            return asked(asked);
        }
        if (happening instanceof Happening.OtherCheckReported report) {
            return List.of(new Notice.CheckDone(report.place().repositoryId(), report.head(), report.name()));
        }
        if (happening instanceof Happening.Pushed pushed) {
            return pushed(pushed);
        }
        if (happening instanceof Happening.RepositoryChanged changed) {
            return List.of(named(changed.place()));
        }
        if (happening instanceof Happening.InstallationChanged changed && changed.begins()) {
            return List.of(new Notice.InstallationChanged(changed.installation()));
        }
        if (happening instanceof Happening.RepositoriesShown shown) {
            return shown(shown.places());
        }
        if (happening instanceof Happening.MergeGroupAsked asked) {
            return List.of(group(asked));
        }
        if (happening instanceof Happening.MergeGroupOver over) {
            return List.of(new Notice.GroupOver(over.place().repositoryId(), over.head()));
        }
        if (happening instanceof Happening.PeopleChanged changed) {
            return List.of(new Notice.InstallationChanged(changed.installation()));
        }
        if (happening instanceof Happening.AccessChanged changed) {
            return List.of(new Notice.RepositoryChanged(changed.place().repositoryId()));
        }
        return List.of();
    }

    /** Of the first of them the past is wanted at once; the others' when something happens there. */
    private static List<Notice> shown(List<Place> places) {
        return Stream.concat(
                        places.stream().map(WebhookIntake::named),
                        places.stream().limit(MOST_PASTS).map(WebhookIntake::grown))
                .toList();
    }

    private static List<Notice> pushed(Happening.Pushed pushed) {
        Notice.BranchPushed branch = new Notice.BranchPushed(
                pushed.place().installation(), pushed.place().repository());
        if (!pushed.defaultBranch()) {
            return List.of(branch);
        }
        Place place = pushed.place();
        // A merge is a push, too.
        Notice grown = grown(place);
        if (!pushed.touchesPolicy()) {
            return List.of(branch, grown);
        }
        return List.of(
                branch,
                grown,
                place.repository().name().equals(".github")
                        ? new Notice.InstallationChanged(place.installation())
                        : new Notice.RepositoryChanged(place.repositoryId()));
    }

    private static Notice grown(Place place) {
        return new Notice.Grown(new Project(place.installation(), place.repositoryId(), place.repository()));
    }

    private static Notice named(Place place) {
        return new Notice.RepositoryIs(place.installation(), place.repositoryId(), place.repository());
    }

    private List<Notice> asked(Happening.CheckRunAsked asked) {
        Notice again = new Notice.Asked(asked.place().repositoryId(), asked.head());
        return asked.button().equals(Publications.EXPLAIN) && asked.sender().isUser()
                ? List.of(
                        new Notice.Questioned(
                                asked.place().repositoryId(), asked.head(), asked.sender(), clock.instant()),
                        again)
                : List.of(again);
    }

    private static Notice group(Happening.MergeGroupAsked asked) {
        Place place = asked.place();
        PullRequestRef last = new PullRequestRef(place.repository(), asked.last());
        return new Notice.GroupAsked(
                new Subject(place.installation(), place.repositoryId(), last),
                asked.head(),
                asked.baseRef().replaceFirst("^refs/heads/", ""),
                asked.baseSha());
    }

    private static Notice moved(Happening.PullRequestMoved moved) {
        Push.Kind kind = switch (moved.action()) {
            case "synchronize" -> Push.Kind.PUSHED;
            case "edited" -> Push.Kind.RETARGETED;
            default -> Push.Kind.OPENED;
        };
        return switch (moved.action()) {
            case "closed" ->
                moved.merged()
                        ? new Notice.Merged(
                                moved.subject(), moved.head(), moved.mergeCommit(), moved.sender(), moved.updated())
                        : new Notice.Closed(moved.subject());
            case "opened", "reopened", "synchronize", "edited" ->
                new Notice.Stands(
                        moved.subject(), new Push(moved.head(), moved.base(), moved.sender(), moved.updated(), kind));
            case "labeled", "unlabeled" -> new Notice.Labelled(moved.subject());
            default -> new Notice.Stirred(moved.subject());
        };
    }

    private static List<Notice> edited(Happening.CommentEdited edited) {
        if (!edited.ours()) {
            return edited.author().isUser()
                    ? List.of(new Notice.Edited(
                            edited.subject(), edited.id(), edited.sender(), edited.updated(), lines(edited.body())))
                    : List.of();
        }
        if (edited.sender().same(edited.author())) {
            return List.of();
        }
        return List.of(
                edited.sender().isUser()
                        ? new Notice.Retouched(
                                edited.subject(),
                                edited.id(),
                                edited.sender(),
                                edited.updated(),
                                edited.previous(),
                                edited.body())
                        : new Notice.Tampered(edited.subject()));
    }

    private static List<String> lines(String body) {
        return CommandParser.parse(body).stream().map(Line::text).toList();
    }

    private static List<Notice> spoken(Happening.CommentWritten comment) {
        List<String> lines = lines(comment.body());
        return lines.isEmpty() || !comment.author().isUser()
                ? List.of()
                : List.of(
                        new Notice.Spoken(comment.subject(), comment.id(), comment.author(), comment.created(), lines));
    }

    private static String note(Happening happening) {
        return happening instanceof Happening.Irrelevant irrelevant
                ? irrelevant.why()
                : happening.getClass().getSimpleName();
    }
}
