package dev.countersign.web.setup;

import java.net.HttpURLConnection;

/** What a webhook's answer usually means, as GitHub numbers it. */
final class StatusMeaning {

    private static final int FIRST_SERVER_ERROR = 500;

    private StatusMeaning() {}

    /** In words, with what to do. */
    static String of(int status) {
        return switch (status) {
            case 0 -> "GitHub could not reach the address at all: look at its name, the firewall and the certificate.";
            case HttpURLConnection.HTTP_BAD_REQUEST, HttpURLConnection.HTTP_UNAUTHORIZED ->
                "The signature did not fit: the webhook secret at GitHub and the one set here are not the same.";
            case HttpURLConnection.HTTP_FORBIDDEN ->
                "Something before the App refused it, such as a firewall or a proxy that asks for a login.";
            case HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_BAD_METHOD ->
                "Something else answers there: the address has to end in /webhook and lead to this App.";
            case HttpURLConnection.HTTP_ENTITY_TOO_LARGE ->
                "A proxy before the App takes no bodies of that size; GitHub sends up to 25 MB.";
            case HttpURLConnection.HTTP_BAD_GATEWAY ->
                "GitHub, or a proxy, could not reach the App: it was down, or the address is wrong.";
            case HttpURLConnection.HTTP_UNAVAILABLE ->
                "The App could not keep it at that moment, or was not set up; GitHub is asked for it again.";
            case HttpURLConnection.HTTP_GATEWAY_TIMEOUT ->
                "No answer came within ten seconds: the App or its database was too busy, or nobody listens there.";
            default ->
                status >= FIRST_SERVER_ERROR
                        ? "The App, or a proxy before it, failed; the App's log tells more."
                        : "Something before the App answered it.";
        };
    }
}
