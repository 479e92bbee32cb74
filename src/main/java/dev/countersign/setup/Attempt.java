package dev.countersign.setup;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a person typed, and may be sent back from GitHub for.
 *
 * @param github which GitHub
 * @param organisation whose App it will be; empty for the person's own
 * @param manifest what the App is made from
 * @param operator the login of whoever will run the App; empty when nobody is named
 * @param begun when
 */
public record Attempt(GitHubAddress github, String organisation, Manifest manifest, String operator, Instant begun) {

    /** GitHub allows no longer ones. */
    private static final int LONGEST_NAME = 34;

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})");

    /** Accounts that a company manages have a `_` in their logins. */
    private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,60}");

    /**
     * Reads a form.
     *
     * @throws Mistake when something in it will not do
     */
    static Attempt of(Map<String, String> form, Instant now) {
        String organisation = form.getOrDefault("organisation", "").strip();
        if (!organisation.isEmpty() && !LOGIN.matcher(organisation).matches()) {
            throw new Mistake("The organisation is `" + organisation
                    + "`; it has to be its name in addresses, such as `acme` in github.com/acme.");
        }
        String name = form.getOrDefault("name", "").strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new Mistake("The App's name is `" + name + "`; it has to have 1 to " + LONGEST_NAME + " characters.");
        }
        String operator = form.getOrDefault("operator", "").strip();
        if (!operator.isEmpty() && !PERSON.matcher(operator).matches()) {
            throw new Mistake(
                    "Your login is `" + operator + "`; it has to be as in the address of your profile at GitHub.");
        }
        return new Attempt(
                GitHubAddress.ofWeb(form.getOrDefault("github", "")),
                organisation,
                new Manifest(
                        name,
                        GitHubAddress.origin("This App's address", form.getOrDefault("address", "")),
                        form.containsKey("rulesets")),
                operator,
                now);
    }

    /** Where the manifest is posted to. */
    String action(String state) {
        String owner = organisation.isEmpty() ? "" : "/organizations/" + organisation;
        return github.web() + owner + "/settings/apps/new?state=" + state;
    }

    /** Whether GitHub can hardly send webhooks there. */
    public boolean onlyHere() {
        return manifest.address().startsWith("http:");
    }
}
