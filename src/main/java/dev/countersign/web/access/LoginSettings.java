package dev.countersign.web.access;

import dev.countersign.setup.GitHubAddress;

/**
 * How people log in: by the App's own client id and secret at the GitHub that it works for.
 *
 * @param clientId as GitHub shows it on the App's settings page; empty where nobody logs in
 * @param clientSecret made on that page
 * @param own the address that people reach this App at, without a slash at the end
 * @param github where people see GitHub, such as {@code https://github.com}
 * @param rest where its REST API is, such as {@code https://api.github.com}
 */
public record LoginSettings(String clientId, String clientSecret, String own, String github, String rest) {

    /** Where GitHub sends people back to. */
    public static final String CALLBACK = "/login/callback";

    /**
     * Takes the slash off the own address.
     *
     * @param rest where GitHub's REST API is: it tells where people see GitHub
     */
    public static LoginSettings of(String clientId, String clientSecret, String own, String rest) {
        GitHubAddress address = GitHubAddress.ofApi(rest);
        return new LoginSettings(clientId, clientSecret, slashless(own), address.web(), address.api());
    }

    private static String slashless(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /** Whether people can log in. Without an address of our own GitHub could not send them back. */
    public boolean on() {
        return !clientId.isEmpty() && !clientSecret.isEmpty() && !own.isEmpty();
    }

    /** Whether people reach this App by TLS. */
    public boolean secure() {
        return own.startsWith("https:");
    }

    /** Where GitHub sends people back to, in full. */
    public String callback() {
        return own + CALLBACK;
    }

    /** Says all but the secret, so that no log does. */
    @Override
    public String toString() {
        return "login by " + clientId + " at " + github + " for " + own;
    }
}
