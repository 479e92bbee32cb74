package dev.countersign.web.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * A login on its way by GitHub, which the browser keeps in a cookie meanwhile: nobody can have another browser finish it.
 *
 * @param state what GitHub gives back along with its code
 * @param verifier what the code is of no use without (PKCE, RFC 7636)
 * @param to where the visitor goes on
 */
record Attempt(String state, String verifier, String to) {

    private static final String NONE = "";

    static Attempt begin(SecureRandom random, String to) {
        return new Attempt(
                Secret.random(random, NONE).text(), Secret.random(random, NONE).text(), LocalPath.of(to));
    }

    /** As a cookie's value. */
    String written() {
        return state + "." + verifier + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(to.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a cookie's value; empty when it is none of ours. */
    static Optional<Attempt> read(String written) {
        String[] parts = written.split("\\.", -1);
        if (parts.length != 3
                || Secret.shown(parts[0], NONE).isEmpty()
                || Secret.shown(parts[1], NONE).isEmpty()) {
            return Optional.empty();
        }
        try {
            String to = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.UTF_8);
            return Optional.of(new Attempt(parts[0], parts[1], LocalPath.of(to)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Whether GitHub gave back what this attempt began with. */
    boolean isOf(String given) {
        return MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the visitor's browser asks GitHub for a code. */
    String address(LoginSettings settings) {
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.sha256(verifier));
        return settings.github() + "/login/oauth/authorize?client_id=" + encoded(settings.clientId())
                + "&redirect_uri=" + encoded(settings.callback()) + "&state=" + state + "&code_challenge=" + challenge
                + "&code_challenge_method=S256";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Says where to only, so that no log has the rest. */
    @Override
    public String toString() {
        return "a login on its way to " + to;
    }
}
