package dev.countersign.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.countersign.core.change.Person;
import dev.countersign.core.policy.People.Permission;
import dev.countersign.core.policy.Signers;
import dev.countersign.core.signoff.Directory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Accounts, and what is known of teams and permissions. */
final class PeopleForm {

    private PeopleForm() {}

    static Person person(Part part) {
        return new Person(part.number("id"), part.name("login"), kind(part));
    }

    private static Person.Kind kind(Part part) {
        String type = part.text("type", "User");
        return switch (type) {
            case "User" -> Person.Kind.USER;
            case "Bot" -> Person.Kind.BOT;
            case "Organization" -> Person.Kind.ORGANIZATION;
            case "Unknown" -> Person.Kind.UNKNOWN;
            default ->
                throw part.problem("type", "cannot be `" + type + "`; it is one of User, Bot, Organization, Unknown");
        };
    }

    static ObjectNode write(Person person) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", person.id()).put("login", person.login());
        switch (person.kind()) {
            case USER -> {
                return node;
            }
            case BOT -> node.put("type", "Bot");
            case ORGANIZATION -> node.put("type", "Organization");
            case UNKNOWN -> node.put("type", "Unknown");
        }
        return node;
    }

    /** Teams by their full name. */
    static Map<Signers.Team, Directory.Team> teams(Part part) {
        Map<Signers.Team, Directory.Team> teams = new HashMap<>();
        part.named("teams", (node, place) -> Part.read(node, place, PeopleForm::team))
                .forEach((name, team) -> teams.put(name(part, name), team));
        return teams;
    }

    private static Signers.Team name(Part part, String name) {
        return Signers.read("@" + name)
                .filter(Signers.Team.class::isInstance)
                .map(Signers.Team.class::cast)
                .orElseThrow(() -> part.problem("teams", "has `" + name + "`; a team is named organization/team"));
    }

    private static Directory.Team team(Part part) {
        boolean members = part.has("members");
        boolean unknown = part.has("unknown");
        boolean absent = part.flag("absent", false);
        if ((members ? 1 : 0) + (unknown ? 1 : 0) + (absent ? 1 : 0) != 1) {
            throw part.problem("members", "or `unknown` or `absent: true` must be there, and only one of them");
        }
        if (members) {
            return new Directory.Team.Members(part.parts("members", PeopleForm::person));
        }
        return unknown ? new Directory.Team.Unknown(part.text("unknown")) : new Directory.Team.Absent();
    }

    /**
     * Permissions by login.
     *
     * @param everybody the accounts that these facts name, for a permission that does not say whose account bears the login
     */
    static Map<String, Directory.Grant> permissions(Part part, Collection<Person> everybody) {
        Map<String, Directory.Grant> grants = new HashMap<>();
        part.named("permissions", (node, place) -> node.isTextual() ? node : Part.read(node, place, PeopleForm::grant))
                .forEach((login, found) -> {
                    Directory.Grant grant = found instanceof JsonNode word
                            ? brief(part, login, word.textValue(), everybody)
                            : (Directory.Grant) found;
                    grants.put(login.toLowerCase(Locale.ROOT), grant);
                });
        return grants;
    }

    private static Directory.Grant brief(Part part, String login, String word, Collection<Person> everybody) {
        Permission permission = part.word(Permission.class, word, "permissions");
        List<Long> ids = everybody.stream()
                .filter(person -> person.login().equalsIgnoreCase(login))
                .map(Person::id)
                .distinct()
                .toList();
        if (ids.size() != 1) {
            throw part.problem(
                    "permissions",
                    (ids.isEmpty()
                                    ? "names `" + login + "`, who is nobody here"
                                    : "names `" + login + "`, who is several here")
                            + "; write {\"permission\": \"" + word + "\", \"id\": …}");
        }
        return new Directory.Grant.Known(permission, ids.get(0));
    }

    private static Directory.Grant grant(Part part) {
        return part.has("unknown")
                ? new Directory.Grant.Unknown(part.text("unknown"))
                : new Directory.Grant.Known(part.word("permission", Permission.class), part.number("id"));
    }

    static void write(Directory directory, ObjectNode line) {
        Map<String, ObjectNode> teams = new TreeMap<>();
        directory.teams().forEach((team, known) -> teams.put(team.organization() + "/" + team.slug(), write(known)));
        Map<String, ObjectNode> permissions = new TreeMap<>();
        directory.permissions().forEach((login, grant) -> permissions.put(login, write(grant)));
        put(line, "teams", teams);
        put(line, "permissions", permissions);
    }

    private static void put(ObjectNode line, String key, Map<String, ObjectNode> all) {
        if (!all.isEmpty()) {
            line.putObject(key).setAll(all);
        }
    }

    private static ObjectNode write(Directory.Team team) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (team instanceof Directory.Team.Members members) {
            node.putArray("members")
                    .addAll(members.people().stream().map(PeopleForm::write).toList());
            return node;
        }
        return team instanceof Directory.Team.Unknown unknown
                ? node.put("unknown", unknown.why())
                : node.put("absent", true);
    }

    private static ObjectNode write(Directory.Grant grant) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        return grant instanceof Directory.Grant.Known known
                ? node.put("permission", Part.word(known.permission())).put("id", known.id())
                : node.put("unknown", ((Directory.Grant.Unknown) grant).why());
    }
}
