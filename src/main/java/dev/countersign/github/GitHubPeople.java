package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Directory.Grant;
import dev.countersign.core.signoff.Directory.Team;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.flow.PeopleSource;
import dev.countersign.flow.Refused;
import dev.countersign.flow.Subject;
import dev.countersign.flow.SubjectGone;
import dev.countersign.flow.TryLater;
import dev.countersign.github.http.Ask;
import dev.countersign.github.http.GitHubHttp;
import dev.countersign.github.http.GraphReply;
import dev.countersign.github.http.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out who is in a team and who may do what, in one GraphQL document for all of them.
 *
 * <p>GraphQL lists the active members of a team only, child teams' included: an invitation that nobody has accepted is
 * not among them. Of a public repository it lists explicit collaborators only; the others are asked for one by one.
 */
@ApplicationScoped
public class GitHubPeople implements PeopleSource {

    /** 5,000 members; a larger team is no group of reviewers. */
    private static final int MOST_PAGES = 50;

    private static final String MORE_MEMBERS = """
            query MoreMembers($org: String!, $slug: String!, $after: String!) {
              organization(login: $org) { team(slug: $slug) { members(first: 100, after: $after) { ...MembersPage } } }
            }
            """ + PeopleParts.MEMBERS + Persons.FRAGMENT;

    private final GitHubHttp http;
    private final PeopleMemory memory;

    /** Asks by this client; the clock says when kept answers are too old. */
    public GitHubPeople(GitHubHttp http, Clock clock) {
        this.http = http;
        this.memory = new PeopleMemory(clock);
    }

    @Override
    public Directory ask(Subject subject, PeopleQuestion question) {
        return complete(subject, question, Directory.empty());
    }

    @Override
    public void forget(long installation) {
        memory.forget(installation);
    }

    @Override
    public void forget(long installation, long news) {
        memory.forget(installation, news);
    }

    /** The parts of a question that another document shall ask along: those that memory cannot answer. */
    PeopleParts along(Subject subject, PeopleQuestion question) {
        return new PeopleParts(PeopleMemory.open(question, memory.known(subject, question)));
    }

    /** To be taken before a document is sent, and given back with its answer. */
    long generation(Subject subject) {
        return memory.generation(subject.installation());
    }

    /** Reads the answers that came along with another document, and keeps them. */
    Directory learn(Subject subject, PeopleParts parts, GraphReply reply, long generation) {
        List<PeopleParts.OpenTeam> open = new ArrayList<>();
        Map<Signers.Team, Team> teams = new HashMap<>(parts.teams(reply, open));
        open.forEach(team -> teams.put(team.team(), rest(subject, team)));
        Map<String, Grant> grants = new HashMap<>(parts.permissions(reply));
        for (String login : parts.logins()) {
            grants.computeIfAbsent(login, unlisted -> permission(subject, unlisted));
        }
        Directory directory = new Directory(teams, grants);
        memory.learn(subject, directory, generation);
        return directory;
    }

    /** Answers a question by what is at hand, by memory, and by asking for the rest. */
    Directory complete(Subject subject, PeopleQuestion question, Directory atHand) {
        Directory answers = both(atHand, memory.known(subject, question));
        PeopleQuestion open = PeopleMemory.open(question, answers);
        while (!open.isEmpty()) {
            answers = both(answers, fetch(subject, new PeopleParts(open)));
            open = PeopleMemory.open(question, answers);
        }
        return answers;
    }

    private Directory fetch(Subject subject, PeopleParts parts) {
        long generation = generation(subject);
        RepositoryRef repository = subject.ref().repository();
        ObjectNode variables = Json.object();
        parts.fill(variables);
        String onRepository = "";
        String declarations = parts.declarations();
        if (parts.hasLogins()) {
            variables.put("owner", repository.owner()).put("name", repository.name());
            declarations += ", $owner: String!, $name: String!";
            onRepository = "repository(owner: $owner, name: $name) {\n" + parts.onRepository() + "}\n";
        }
        String document = "query People(" + declarations.substring(2) + ") {\n" + parts.onRoot() + onRepository + "}\n"
                + parts.fragments() + (parts.needsWho() ? Persons.FRAGMENT : "");
        try {
            return learn(subject, parts, http.query(subject.installation(), "People", document, variables), generation);
        } catch (TryLater | SubjectGone | Refused e) {
            TryLater.passOn(e);
            return parts.unknown(e.getMessage());
        }
    }

    private Team rest(Subject subject, PeopleParts.OpenTeam team) {
        List<Person> people = new ArrayList<>(team.first());
        String cursor = team.cursor();
        for (int page = 2; page <= MOST_PAGES; page++) {
            ObjectNode variables = Json.object()
                    .put("org", team.team().organization())
                    .put("slug", team.team().slug())
                    .put("after", cursor);
            JsonNode members;
            try {
                GraphReply reply = http.query(subject.installation(), "MoreMembers", MORE_MEMBERS, variables);
                members = reply.data().path("organization").path("team").path("members");
            } catch (TryLater | SubjectGone | Refused e) {
                TryLater.passOn(e);
                return new Team.Unknown(e.getMessage());
            }
            if (!members.isObject()) {
                return new Team.Unknown("GitHub does not show all of the team's members");
            }
            people.addAll(PeopleParts.people(members));
            if (!members.path("pageInfo").path("hasNextPage").asBoolean()) {
                return new Team.Members(people);
            }
            cursor = members.path("pageInfo").path("endCursor").asText();
        }
        return new Team.Unknown("the team has more than 5,000 members");
    }

    private Grant permission(Subject subject, String login) {
        RepositoryRef repository = subject.ref().repository();
        Ask ask = Ask.get(
                subject.installation(),
                "/repos/{owner}/{repo}/collaborators/{username}/permission",
                repository.owner(),
                repository.name(),
                login);
        try {
            JsonNode body = http.request(ask).body();
            // A custom role has a name of its own; the older field then says which of the built-in ones it extends.
            return PeopleParts.permission(body.path("role_name").asText(""))
                    .or(() -> PeopleParts.permission(body.path("permission").asText("")))
                    .<Grant>map(known ->
                            new Grant.Known(known, body.path("user").path("id").asLong()))
                    .orElseGet(() -> new Grant.Unknown("GitHub names a permission that is not known here"));
        } catch (SubjectGone nobody) {
            return new Grant.Known(Permission.NONE, 0);
        } catch (TryLater | Refused e) {
            TryLater.passOn(e);
            return new Grant.Unknown(e.getMessage());
        }
    }

    private static Directory both(Directory one, Directory other) {
        Map<Signers.Team, Team> teams = new HashMap<>(other.teams());
        teams.putAll(one.teams());
        Map<String, Grant> grants = new HashMap<>(other.permissions());
        grants.putAll(one.permissions());
        return new Directory(teams, grants);
    }
}
