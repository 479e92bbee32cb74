package dev.countersign.setup;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a person typed, and may be sent back from GitHub for.
 *
 * @param github which GitHub
 * @param organisation whose App it will be; empty for the person's own
 * @param manifest what the App is made from
 * @param begun when
 */
public record Attempt(GitHubAddress github, String organisation, Manifest manifest, Instant begun) {

    /** GitHub allows no longer ones. */
    private static final int LONGEST_NAME = 34;

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,38})");

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
        return new Attempt(
                GitHubAddress.ofWeb(form.getOrDefault("github", "")),
                organisation,
                new Manifest(
                        name,
                        GitHubAddress.origin("This App's address", form.getOrDefault("address", "")),
                        form.containsKey("rulesets")),
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

    /** GitHub's page on which a first policy, which holds nothing up yet, is proposed; empty without an organisation. */
    public String firstPolicy() {
        return organisation.isEmpty()
                ? ""
                : github.web() + "/" + organisation + "/.github/new/HEAD?filename=.github%2Fcountersign.yml&value="
                        + java.net.URLEncoder.encode(POLICY, StandardCharsets.UTF_8)
                                .replace("+", "%20");
    }

    private static final String POLICY = """
            # What a merge waits for. docs: policy.md of Countersign. `observe` only shows what would be asked.
            version: 1
            mode: observe
            requirements:
              - name: second-person
                title: A second person has read this change
                when: {assistance: assisted, risk: high}
                sign-offs: {count: 1, from: anyone}
              - name: two-humans
                title: Two people have read what an agent wrote
                when: {assistance: authored, risk: high}
                sign-offs: {count: 2, from: anyone}
            """;
}
