package dev.countersign.github.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * By what the App proves to GitHub that it is the App.
 *
 * @param id the App's id
 * @param key its RSA private key
 */
public record AppKey(String id, PrivateKey key) {

    /** GitHub takes ten minutes at most; one is left for clocks that differ. */
    private static final Duration LIFE = Duration.ofMinutes(9);

    private static final Duration SLACK = Duration.ofSeconds(60);

    /**
     * Signs a JSON web token (RS256) that GitHub takes for nine minutes.
     *
     * @throws IllegalStateException when the key cannot sign; the message is a sentence without the key
     */
    public String token(Instant now) {
        String claims = "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
                .formatted(now.minus(SLACK).getEpochSecond(), now.plus(LIFE).getEpochSecond(), id);
        String signed = encode(bytes("{\"alg\":\"RS256\",\"typ\":\"JWT\"}")) + "." + encode(bytes(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(bytes(signed));
            return signed + "." + encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "The App's private key cannot sign: set quarkus.github-app.private-key"
                            + " (QUARKUS_GITHUB_APP_PRIVATE_KEY) to the RSA key that GitHub gave out",
                    e);
        }
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return "AppKey[" + id + "]";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
