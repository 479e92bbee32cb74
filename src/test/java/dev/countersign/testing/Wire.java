package dev.countersign.testing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks that a test sends itself, as GitHub does or as somebody else would. Safe for use by many threads. */
public final class Wire {

    private final HttpClient http = HttpClient.newHttpClient();

    /** Sends one to an App; answers the status. An empty signature is none. */
    public int post(RunningApp app, String event, String guid, byte[] body, String signature) {
        return post(app, event, guid, body, signature, "application/json");
    }

    /** The same with another content type. */
    public int post(RunningApp app, String event, String guid, byte[] body, String signature, String type) {
        HttpRequest.Builder request = HttpRequest.newBuilder(app.webhook())
                .header("Content-Type", type)
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", guid)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!signature.isEmpty()) {
            request.header("X-Hub-Signature-256", signature);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /** The signature that the town's GitHub would give it. */
    public static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Town.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
