package dev.countersign.notify;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what is sent, as Standard Webhooks describes it: HMAC-SHA256 over id, time and body. Immutable; its text tells nothing.
 */
public final class Signature {

    /** The header with the notice's id, which stays the same when it is sent again. */
    public static final String ID = "webhook-id";

    /** The header with the time of sending, in seconds. */
    public static final String TIMESTAMP = "webhook-timestamp";

    /** The header with the signature. */
    public static final String SIGNATURE = "webhook-signature";

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 16;

    private final byte[] key;

    private Signature(byte[] key) {
        this.key = key;
    }

    /** No signature. */
    static Signature none() {
        return new Signature(new byte[0]);
    }

    /**
     * By that secret: {@code whsec_} and Base64, or any text.
     *
     * @param setting where it is written, as people name it
     * @throws IllegalArgumentException when it is too short, or not Base64 after that prefix
     */
    static Signature of(String setting, String secret) {
        byte[] key;
        try {
            key = secret.startsWith(PREFIX)
                    ? Base64.getDecoder().decode(secret.substring(PREFIX.length()))
                    : secret.getBytes(StandardCharsets.UTF_8);
        } catch (IllegalArgumentException garbled) {
            throw new IllegalArgumentException(setting + " begins with whsec_, but is not Base64 after it");
        }
        if (key.length < SHORTEST) {
            throw new IllegalArgumentException(setting + " has less than " + SHORTEST
                    + " bytes, and could be guessed; make one with `openssl rand -base64 32`");
        }
        return new Signature(key);
    }

    /** The headers for a body that is sent now: names and values in turn. */
    List<String> headers(String id, Instant now, String body) {
        String seconds = Long.toString(now.getEpochSecond());
        return key.length == 0
                ? List.of(ID, id, TIMESTAMP, seconds)
                : List.of(ID, id, TIMESTAMP, seconds, SIGNATURE, "v1," + mac(id + "." + seconds + "." + body));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
            throw new IllegalStateException("this Java cannot compute " + ALGORITHM, missing);
        }
    }
}
