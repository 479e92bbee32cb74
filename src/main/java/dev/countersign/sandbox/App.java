package dev.countersign.sandbox;

import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A GitHub App of an organisation, installed there and perhaps elsewhere. Its key is made when it is first asked for: that takes a while. */
final class App {

    final long id;
    final String slug;
    final String name;
    final Account bot;
    final List<Installed> installations = new ArrayList<>();
    final Instant created;
    final Map<String, String> granted = new TreeMap<>();
    Optional<URI> webhook = Optional.empty();
    String secret = "";
    Optional<URI> callback = Optional.empty();
    final String clientId;
    final String clientSecret = UUID.randomUUID().toString().replace("-", "");
    private Optional<KeyPair> keys = Optional.empty();

    App(long id, String slug, String name, Account bot, Instant created) {
        this.id = id;
        this.slug = slug;
        this.name = name;
        this.bot = bot;
        this.created = created;
        this.clientId = "Iv23sbx" + Long.toString(id, 36);
    }

    /** Installs it on an organisation. */
    Installed install(Organisation organisation, long number) {
        Installed installed = new Installed(this, organisation, number);
        installations.add(installed);
        return installed;
    }

    /** Where it was installed first: that organisation owns it. */
    Installed home() {
        return installations.get(0);
    }

    synchronized PublicKey publicKey() {
        return keys().getPublic();
    }

    synchronized String privateKeyPem() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private KeyPair keys() {
        if (keys.isEmpty()) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                keys = Optional.of(generator.generateKeyPair());
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return keys.get();
    }
}
