package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Rulesets of repositories and organisations, classic protection, and what they mean for a branch. */
record RuleRoutes(Hub hub, Asked asked) {

    private static final String ALL = "/repos/{owner}/{repo}/rulesets";
    private static final String ORGANISATIONS = "/orgs/{org}/rulesets";
    private static final String FORBIDDEN = "Resource not accessible by integration";

    void addTo(Routes routes) {
        repositories(routes);
        organisations(routes);
        routes.on("GET", "/repos/{owner}/{repo}/rules/branches/{branch...}", call -> {
                    Repository repository = asked.repository(call);
                    return call.page(
                            repository.rulesFor(call.param("branch")).stream()
                                    .filter(rules -> !rules.checks().isEmpty())
                                    .toList(),
                            rules -> inForce(repository, rules));
                })
                .on("GET", "/repos/{owner}/{repo}/branches/{branch...}", call -> {
                    Repository repository = asked.repository(call);
                    String branch = call.param("branch");
                    String tip = repository.tip(branch).orElseThrow(() -> Refusal.of(404, "Branch not found"));
                    return Answer.ok(hub.shapes()
                            .checks()
                            .branch(
                                    repository,
                                    branch,
                                    hub.shapes()
                                            .repositories()
                                            .commit(
                                                    repository,
                                                    hub.world().git.commit(tip).orElseThrow())));
                });
    }

    private void repositories(Routes routes) {
        routes.on("GET", ALL, call -> {
                    Repository repository = asked.repository(call);
                    return call.page(visible(repository), rules -> brief(shape(repository, rules)));
                })
                .on("POST", ALL, call -> {
                    Repository repository = administered(call);
                    Ruleset rules = RulesetForm.read(
                            hub.world().ids.next(Ids.Kind.RULESET),
                            call.body(),
                            hub.world().now());
                    repository.rulesets.add(rules);
                    return Answer.created(shape(repository, rules));
                })
                .on("GET", ALL + "/{ruleset_id}", call -> {
                    Repository repository = asked.repository(call);
                    ObjectNode shape = shape(repository, find(visible(repository), call));
                    return Answer.ok(administers(call, repository) ? shape : shape.without(List.of("bypass_actors")));
                })
                .on("DELETE", ALL + "/{ruleset_id}", call -> {
                    Repository repository = administered(call);
                    repository.rulesets.remove(find(repository.rulesets, call));
                    return Answer.empty(204);
                });
    }

    /** All of these need the organisation's administration. */
    private void organisations(Routes routes) {
        routes.on("GET", ORGANISATIONS, call -> {
                    Organisation organisation = owned(call);
                    return call.page(organisation.rulesets, rules -> brief(shape(organisation, rules)));
                })
                .on("POST", ORGANISATIONS, call -> {
                    Organisation organisation = owned(call);
                    Ruleset rules = RulesetForm.read(
                            hub.world().ids.next(Ids.Kind.RULESET),
                            call.body(),
                            hub.world().now());
                    organisation.rulesets.add(rules);
                    return Answer.created(shape(organisation, rules));
                })
                .on("GET", ORGANISATIONS + "/{ruleset_id}", call -> {
                    Organisation organisation = owned(call);
                    return Answer.ok(shape(organisation, find(organisation.rulesets, call)));
                })
                .on("PUT", ORGANISATIONS + "/{ruleset_id}", call -> {
                    Organisation organisation = owned(call);
                    Ruleset before = find(organisation.rulesets, call);
                    ObjectNode whole = shape(organisation, before);
                    call.body().properties().forEach(field -> whole.set(field.getKey(), field.getValue()));
                    Ruleset after = RulesetForm.read(before.id(), whole, before.created());
                    organisation.rulesets.set(organisation.rulesets.indexOf(before), after);
                    return Answer.ok(shape(organisation, after));
                });
    }

    private static List<Ruleset> visible(Repository repository) {
        List<Ruleset> all = new ArrayList<>(repository.rulesets);
        repository.organisation.ifPresent(organisation -> all.addAll(organisation.rulesets));
        return all;
    }

    private static Ruleset find(List<Ruleset> all, Call call) {
        return all.stream()
                .filter(rules -> rules.id() == call.id("ruleset_id"))
                .findFirst()
                .orElseThrow(Refusal::unknown);
    }

    private boolean administers(Call call, Repository repository) {
        return call.caller() instanceof Caller.Person person
                && hub.world().permission(repository, person.account()) == Permission.ADMIN;
    }

    private Repository administered(Call call) {
        Repository repository = asked.repository(call);
        hub.demand(administers(call, repository), 403, FORBIDDEN);
        return repository;
    }

    private Organisation owned(Call call) {
        Organisation organisation = asked.organisation(call);
        boolean app = call.caller() instanceof Caller.Installation installation
                && installation.installed().organisation() == organisation
                && "write".equals(installation.installed().app().granted.get("organization_administration"));
        boolean owner = call.caller() instanceof Caller.Person person && organisation.owners.contains(person.account());
        hub.demand(app || owner, 403, FORBIDDEN);
        return organisation;
    }

    private static boolean isOwn(Repository repository, Ruleset rules) {
        return repository.rulesets.contains(rules);
    }

    private ObjectNode shape(Repository repository, Ruleset rules) {
        return isOwn(repository, rules)
                ? hub.shapes().checks().ruleset(repository, rules)
                : shape(repository.organisation.orElseThrow(), rules);
    }

    private ObjectNode shape(Organisation organisation, Ruleset rules) {
        return hub.shapes().checks().ruleset(organisation, rules);
    }

    private static ObjectNode brief(ObjectNode shape) {
        return shape.without(List.of("rules", "conditions", "bypass_actors"));
    }

    private ObjectNode inForce(Repository repository, Ruleset rules) {
        boolean own = isOwn(repository, rules);
        ObjectNode rule = CheckShapes.rule(rules);
        return rule.put("ruleset_source_type", own ? "Repository" : "Organization")
                .put("ruleset_source", own ? repository.fullName() : repository.owner.login())
                .put("ruleset_id", rules.id());
    }
}
