package dev.countersign.web.policy;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Layer;
import dev.countersign.flow.PolicyInForce;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.Sight;
import dev.countersign.web.Trail;
import dev.countersign.web.Visitor;
import dev.countersign.web.Visitors;
import dev.countersign.web.policy.PolicyDesk.Place;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Answers for both pages, of a repository's policy and of an organisation's. Safe for use by many threads. */
@ApplicationScoped
public class PolicyAnswers {

    /** The pages' templates. */
    @CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance policy(Visitor visitor, PolicySheet sheet, Trail trail);

        static native TemplateInstance policyTrial(Attempt attempt);
    }

    private final PolicyDesk desk;
    private final Sight sight;
    private final Visitors visitors;
    private final GitHubWeb github;

    /** Answers from this desk what the one who asks may be told. */
    public PolicyAnswers(PolicyDesk desk, Sight sight, Visitors visitors, GitHubWeb github) {
        this.desk = desk;
        this.sight = sight;
        this.visitors = visitors;
        this.github = github;
    }

    /** What is sent to be tried. */
    public static final class Sent {

        @FormParam("policy")
        @DefaultValue("")
        String policy;

        @FormParam("replay")
        @DefaultValue("false")
        boolean replay;

        @HeaderParam("HX-Request")
        @DefaultValue("false")
        boolean live;
    }

    /** The page. */
    TemplateInstance page(Place place) {
        return whole(place, "", Attempt.none());
    }

    /** The page with what came of a text; only that part where somebody is typing. */
    TemplateInstance attempt(Place place, Sent sent) {
        Attempt attempt = Attempt.of(desk.attempt(place, sent.policy, sent.replay, shown(sight)));
        return sent.live ? Templates.policyTrial(attempt) : whole(place, sent.policy, attempt);
    }

    private TemplateInstance whole(Place place, String text, Attempt attempt) {
        PolicyInForce inForce = desk.inForce(place);
        RepositoryRef name = place.sheets().repository();
        return Templates.policy(
                visitors.now(),
                PolicySheet.of(place.sheets(), inForce, shownFiles(sight, inForce), text, attempt, github),
                visitors.trail(name.owner(), place.sheets().ofOrganisation() ? "" : name.name(), 0, ""));
    }

    /** Whether a repository's files are told to the one who asks: what GitHub shows them, and all that they administer. */
    public static Predicate<RepositoryRef> shown(Sight sight) {
        return repository -> sight.sees(repository) || sight.administers(repository.owner());
    }

    /** Which of the files in force have lines that are told to the one who asks. */
    public static Predicate<String> shownFiles(Sight sight, PolicyInForce inForce) {
        Predicate<RepositoryRef> shown = shown(sight);
        Set<String> files = inForce.layers().stream()
                .filter(layer -> !layer.text().isEmpty() && shown.test(PolicySheet.repository(layer.file())))
                .map(Layer::file)
                .collect(Collectors.toSet());
        return files::contains;
    }
}
