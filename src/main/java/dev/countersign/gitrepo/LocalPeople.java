package dev.countersign.gitrepo;

import dev.countersign.core.change.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** People as a local repository knows them: by e-mail address only. */
public final class LocalPeople {

    private LocalPeople() {}

    /** Somebody of whom nothing but the address is known; the id is below zero, where GitHub has none. */
    static Person person(String email) {
        long id = -1 - (Long.parseLong(key(email), 0, 12, 16));
        return new Person(id, email, Person.Kind.UNKNOWN);
    }

    /** A key for the address, the same for upper and lower case, that does not show it: twelve hexadecimal digits. */
    public static String key(String email) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
