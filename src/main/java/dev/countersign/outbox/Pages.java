package dev.countersign.outbox;

import dev.countersign.flow.Subject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows where the page of a pull request is, and that whoever has the link may see it, unless that is switched off: the link is
 * only on the check run, which GitHub shows to those who may read the repository.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class Pages {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 16;

    private final String address;
    private final byte[] secret;
    private final boolean keys;

    /**
     * Builds addresses from the App's own.
     *
     * @param address such as {@code https://countersign.acme.example}, without a slash at the end; empty when unknown
     * @param secret what nobody else knows; it cannot be told from a link
     */
    public Pages(String address, String secret) {
        this(address, secret, true);
    }

    /**
     * Builds addresses from the App's own.
     *
     * @param keys whether whoever has a link may see the page; if not, links are plain addresses, for those who log in
     */
    public Pages(String address, String secret, boolean keys) {
        this.address = address;
        this.keys = keys;
        this.secret = mac(secret.getBytes(StandardCharsets.UTF_8), "links to pages");
    }

    /** The page of a pull request; empty when the App does not know its own address. */
    public String of(Subject subject) {
        return address.isEmpty()
                ? ""
                : address + "/" + subject.ref().repository() + "/pull/"
                        + subject.ref().number() + (keys ? "?key=" + key(subject) : "");
    }

    /** Whether a link's key is the right one for that pull request. */
    public boolean opens(Subject subject, String key) {
        return keys
                && MessageDigest.isEqual(
                        key(subject).getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
    }

    private String key(Subject subject) {
        return HexFormat.of().formatHex(mac(secret, subject.key()), 0, KEY_BYTES);
    }

    private static byte[] mac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
