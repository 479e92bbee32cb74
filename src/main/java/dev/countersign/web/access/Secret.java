package dev.countersign.web.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * 256 random bits as text, made by us: whoever shows them is who they were given to.
 *
 * <p>Only its SHA-256 hash is kept. A slow hash with a salt protects what people think up, since that can be guessed; nobody
 * guesses one of 2<sup>256</sup>, however fast the hash is, and no two are alike. It is looked up by the hash, so that how long
 * that takes tells nothing of the secret either: whoever changes one letter of it changes half of the hash.
 *
 * <p>Immutable.
 */
public final class Secret {

    private static final int BYTES = 32;
    private static final int LETTERS = 43;

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** A new one. */
    public static Secret random(SecureRandom random, String prefix) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** One that somebody shows; empty when it has another form than ours. */
    public static Optional<Secret> shown(String text, String prefix) {
        return text.startsWith(prefix)
                        && text.length() == prefix.length() + LETTERS
                        && text.substring(prefix.length()).chars().allMatch(Secret::isLetter)
                ? Optional.of(new Secret(text))
                : Optional.empty();
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    /** The secret itself, for the one whom it is given to. */
    public String text() {
        return text;
    }

    /** What is kept of it: 64 hexadecimal digits. */
    public String hash() {
        return HexFormat.of().formatHex(sha256(text));
    }

    /** Another secret that follows from this one, and that does not tell it. */
    public String derived(String purpose) {
        return HexFormat.of().formatHex(sha256(purpose + " " + text));
    }

    /** The SHA-256 of a text in UTF-8. */
    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Says nothing of it, so that no log does. */
    @Override
    public String toString() {
        return "a secret";
    }
}
