package dev.countersign.setup;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An App as GitHub made it, with its secrets.
 *
 * @param id GitHub's number of it
 * @param slug its name in addresses
 * @param page its page at GitHub
 * @param api where GitHub is asked
 * @param address its own address
 * @param clientId for people's login
 * @param clientSecret for people's login
 * @param webhookSecret signs webhooks
 * @param privateKey PEM
 * @param operator the login of whoever runs it; empty when nobody was named
 */
public record GitHubApp(
        long id,
        String slug,
        String page,
        String api,
        String address,
        String clientId,
        String clientSecret,
        String webhookSecret,
        String privateKey,
        String operator) {

    /** Earlier ones were kept without somebody who runs it. */
    public GitHubApp {
        operator = Objects.requireNonNullElse(operator, "");
    }

    /** The settings that the App reads them from, by property; those that are empty are left out. */
    public Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("quarkus.github-app.app-id", Long.toString(id));
        all.put("quarkus.github-app.private-key", privateKey);
        all.put("quarkus.github-app.webhook-secret", webhookSecret);
        if (api.endsWith(GitHubAddress.ENTERPRISE)) {
            // There GraphQL is not below REST.
            String server = api.substring(0, api.length() - GitHubAddress.ENTERPRISE.length());
            all.put("quarkus.github-app.rest-api-endpoint", api);
            all.put("quarkus.github-app.graphql-api-endpoint", server + "/api/graphql");
        } else {
            all.put("quarkus.github-app.instance-endpoint", api);
        }
        all.put("countersign.public-url", address);
        all.put("countersign.login.client-id", clientId);
        all.put("countersign.login.client-secret", clientSecret);
        all.put("countersign.operators", operator);
        all.values().removeIf(String::isEmpty);
        return all;
    }

    /** Where it is installed on repositories. */
    public String installation() {
        return page + "/installations/new";
    }

    /** Its name only. */
    @Override
    public String toString() {
        return "App " + slug + " (" + id + ")";
    }
}
