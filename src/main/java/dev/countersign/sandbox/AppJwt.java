package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;

/** Checks the token by which an App proves that it holds its key, with GitHub's rules and words. */
final class AppJwt {

    private static final long LONGEST_SECONDS = 600;
    private static final long SKEW_SECONDS = 60;

    private AppJwt() {}

    static App verified(String token, World world) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw undecodable();
        }
        JsonNode header = json(parts[0]);
        JsonNode claims = json(parts[1]);
        App app = world.apps.stream()
                .filter(candidate -> claims.path("iss").asText().equals(Long.toString(candidate.id)))
                .findFirst()
                .orElseThrow(() -> Refusal.of(401, "Integration not found"));
        if (!header.path("alg").asText().equals("RS256") || !signed(app, parts)) {
            throw undecodable();
        }
        long now = world.clock.instant().getEpochSecond();
        long issued = claims.path("iat").asLong(Long.MAX_VALUE);
        long expires = claims.path("exp").asLong(0);
        if (issued > now + SKEW_SECONDS) {
            throw Refusal.of(
                    401,
                    "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued");
        }
        if (expires <= now) {
            throw Refusal.of(
                    401,
                    "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the"
                            + " assertion expires");
        }
        if (expires > now + LONGEST_SECONDS + SKEW_SECONDS) {
            throw Refusal.of(401, "'Expiration time' claim ('exp') is too far in the future");
        }
        return app;
    }

    private static boolean signed(App app, String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(app.publicKey());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private static JsonNode json(String part) {
        try {
            return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(part));
        } catch (IOException | IllegalArgumentException malformed) {
            throw undecodable();
        }
    }

    private static Refusal undecodable() {
        return Refusal.of(401, "A JSON web token could not be decoded");
    }
}
