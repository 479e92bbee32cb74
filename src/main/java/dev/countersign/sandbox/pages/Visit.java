package dev.countersign.sandbox.pages;

import dev.countersign.sandbox.Looking;
import dev.countersign.sandbox.Sandbox;
import java.util.List;
import java.util.Locale;

/**
 * Who looks at a page.
 *
 * @param login whom the visitor plays
 * @param people whom the visitor could play
 * @param here the page's address, to come back to
 * @param problem why the last act was refused; empty when it was not
 */
public record Visit(String login, List<Face> people, String here, String problem) {

    /**
     * Somebody.
     *
     * @param login on GitHub
     * @param initial the first letter, instead of a picture
     * @param colour from 0 to 5
     * @param teams names, for a hint
     * @param chosen whether the visitor plays this one
     */
    public record Face(String login, String initial, int colour, String teams, boolean chosen) {

        /** Somebody, whoever is playing. */
        static Face of(String login) {
            return of(login, List.of(), false);
        }

        private static Face of(String login, List<String> teams, boolean chosen) {
            return new Face(
                    login,
                    login.substring(0, login.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT),
                    Math.floorMod(login.codePointAt(0), 6),
                    teams.isEmpty() ? "in no team" : String.join(", ", teams),
                    chosen);
        }
    }

    /** A visit of whoever was chosen before, else of the first person. */
    static Visit of(Sandbox sandbox, String who, String here, String problem) {
        List<Looking.Person> people =
                sandbox.look().people().stream().filter(person -> !person.bot()).toList();
        String login = people.stream()
                .map(Looking.Person::login)
                .filter(who::equals)
                .findFirst()
                .orElseGet(() -> people.get(0).login());
        return new Visit(
                login,
                people.stream()
                        .map(person -> Face.of(
                                person.login(), person.teams(), person.login().equals(login)))
                        .toList(),
                here,
                problem);
    }
}
