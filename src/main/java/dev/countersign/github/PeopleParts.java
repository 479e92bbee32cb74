package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Person;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.signoff.Directory.Grant;
import dev.countersign.core.signoff.Directory.Team;
import dev.countersign.flow.PeopleQuestion;
import dev.countersign.github.http.GraphReply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A question about people as parts of a GraphQL document: an alias for each team ({@code t0}, {@code t1}, …) and login
 * ({@code u0}, …). The aliases are numbers and all names are variables, so no text of anybody's becomes part of a query.
 */
final class PeopleParts {

    /** The parts that one document takes. */
    static final int MOST = 100;

    static final String MEMBERS = """
            fragment MembersPage on TeamMemberConnection {
              pageInfo { hasNextPage endCursor }
              nodes { ...Who }
            }
            """;

    private final List<Signers.Team> teams;
    private final List<String> logins;

    /** Takes the first parts of a question; the others need another document. */
    PeopleParts(PeopleQuestion question) {
        teams = question.teams().stream().limit(MOST).toList();
        logins = question.logins().stream()
                .map(login -> login.toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** A team that has more members than a page. */
    record OpenTeam(Signers.Team team, List<Person> first, String cursor) {}

    /** Declarations of variables, each with a comma before it. */
    String declarations() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < teams.size(); i++) {
            text.append(", $org%d: String!, $slug%d: String!".formatted(i, i));
        }
        for (int i = 0; i < logins.size(); i++) {
            text.append(", $login%d: String!".formatted(i));
        }
        return text.toString();
    }

    /** What to ask of the root. */
    String onRoot() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < teams.size(); i++) {
            text.append(
                    "t%d: organization(login: $org%d) { team(slug: $slug%d) { slug members(first: 100) { ...MembersPage } } }\n"
                            .formatted(i, i, i));
        }
        return text.toString();
    }

    /** What to ask of the repository. */
    String onRepository() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < logins.size(); i++) {
            text.append(
                    "u%d: collaborators(login: $login%d, first: 1) { edges { permission node { login databaseId } } }\n"
                            .formatted(i, i));
        }
        return text.toString();
    }

    /** The fragments that the parts use; an unused one is an error in GraphQL. */
    String fragments() {
        return teams.isEmpty() ? "" : MEMBERS;
    }

    boolean needsWho() {
        return !teams.isEmpty();
    }

    boolean hasLogins() {
        return !logins.isEmpty();
    }

    /** The logins, in lower case. */
    List<String> logins() {
        return logins;
    }

    /** The answer when the document could not be had. */
    Directory unknown(String why) {
        Map<Signers.Team, Team> noTeams = new HashMap<>();
        teams.forEach(team -> noTeams.put(team, new Team.Unknown(why)));
        Map<String, Grant> noGrants = new HashMap<>();
        logins.forEach(login -> noGrants.put(login, new Grant.Unknown(why)));
        return new Directory(noTeams, noGrants);
    }

    void fill(ObjectNode variables) {
        for (int i = 0; i < teams.size(); i++) {
            variables.put("org" + i, teams.get(i).organization());
            variables.put("slug" + i, teams.get(i).slug());
        }
        for (int i = 0; i < logins.size(); i++) {
            variables.put("login" + i, logins.get(i));
        }
    }

    /** Whether a problem concerns people only. */
    static boolean concerns(GraphReply.Problem problem) {
        String path = problem.path();
        return isAlias(path, 't')
                || (path.startsWith("repository.") && isAlias(path.substring("repository.".length()), 'u'));
    }

    private static boolean isAlias(String path, char letter) {
        return path.length() > 1 && path.charAt(0) == letter && Character.isDigit(path.charAt(1));
    }

    /** The teams' answers; those with more members than a page are put into {@code open} instead. */
    Map<Signers.Team, Team> teams(GraphReply reply, List<OpenTeam> open) {
        Map<Signers.Team, Team> answers = new HashMap<>();
        for (int i = 0; i < teams.size(); i++) {
            Signers.Team asked = teams.get(i);
            String alias = "t" + i;
            JsonNode team = reply.data().path(alias).path("team");
            Optional<GraphReply.Problem> problem = reply.problems().stream()
                    .filter(one -> one.isAt(alias) && !one.isNotFound())
                    .findFirst();
            JsonNode members = team.path("members");
            if (problem.isPresent()) {
                answers.put(
                        asked, new Team.Unknown("GitHub says: " + problem.get().message()));
            } else if (!team.isObject() || !team.path("slug").asText().equalsIgnoreCase(asked.slug())) {
                // GitHub also looks for a team of that name, which is another one than the policy means.
                answers.put(asked, new Team.Absent());
            } else if (!members.isObject()) {
                answers.put(asked, new Team.Unknown("GitHub does not show the team's members"));
            } else if (members.path("pageInfo").path("hasNextPage").asBoolean()) {
                String cursor = members.path("pageInfo").path("endCursor").asText();
                open.add(new OpenTeam(asked, people(members), cursor));
            } else {
                answers.put(asked, new Team.Members(people(members)));
            }
        }
        return answers;
    }

    /** The permissions that GitHub listed, by login in lower case; a login that is not here is not an explicit collaborator, or was not shown. */
    Map<String, Grant> permissions(GraphReply reply) {
        Map<String, Grant> answers = new HashMap<>();
        for (int i = 0; i < logins.size(); i++) {
            JsonNode edge =
                    reply.data().path("repository").path("u" + i).path("edges").path(0);
            Optional<Permission> permission = permission(edge.path("permission").asText(""));
            boolean theirs = edge.path("node").path("login").asText("").equalsIgnoreCase(logins.get(i));
            if (theirs && permission.isPresent()) {
                answers.put(
                        logins.get(i),
                        new Grant.Known(
                                permission.get(),
                                Persons.fromGraph(edge.path("node")).id()));
            }
        }
        return answers;
    }

    static List<Person> people(JsonNode members) {
        List<Person> people = new ArrayList<>();
        members.path("nodes").forEach(node -> people.add(Persons.fromGraph(node)));
        return people;
    }

    /** GitHub's word for a permission, in either API's spelling; empty for a word that is none of them. */
    static Optional<Permission> permission(String word) {
        for (Permission permission : Permission.values()) {
            if (permission.name().equalsIgnoreCase(word)) {
                return Optional.of(permission);
            }
        }
        return Optional.empty();
    }
}
