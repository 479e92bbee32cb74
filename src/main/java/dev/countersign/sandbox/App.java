package dev.countersign.sandbox;

import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A GitHub App, installed on one organisation. Its key is made when it is first asked for: that takes a while. */
final class App {

    final long id;
    final String slug;
    final String name;
    final Account bot;
    final Organisation organisation;
    final long installation;
    final Instant created;
    final Map<String, String> granted = new TreeMap<>();
    Optional<URI> webhook = Optional.empty();
    String secret = "";
    private Optional<KeyPair> keys = Optional.empty();

    App(long id, String slug, String name, Account bot, Organisation organisation, long installation, Instant created) {
        this.id = id;
        this.slug = slug;
        this.name = name;
        this.bot = bot;
        this.organisation = organisation;
        this.installation = installation;
        this.created = created;
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
