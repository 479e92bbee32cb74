package dev.countersign.setup;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what is kept in the database: AES-256 in Galois/counter mode, a fresh nonce of 12 bytes in front of each text.
 *
 * <p>Immutable; safe for use by many threads.
 */
public final class Strongbox {

    /** The file that holds the key where no setting does. */
    public static final String FILE = "encryption.key";

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    private Strongbox(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * One whose key somebody set.
     *
     * @param base64 32 bytes
     * @throws IllegalArgumentException when it is something else
     */
    public static Strongbox of(String base64) {
        byte[] key = Base64.getDecoder().decode(base64.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("it has " + key.length + " bytes instead of " + KEY_BYTES);
        }
        return new Strongbox(key);
    }

    /**
     * One whose key lies in a file of the folder that only its owner may read; it is made when it is not there.
     *
     * @throws IOException when it cannot be read or written
     * @throws IllegalArgumentException when there is something else in it
     */
    public static Strongbox in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(FILE);
        byte[] fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        try (var out = Files.newByteChannel(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            out.write(ByteBuffer.wrap(Base64.getEncoder().encode(fresh)));
        } catch (FileAlreadyExistsException there) {
            return of(Files.readString(file));
        }
        return new Strongbox(fresh);
    }

    /** Locks something away. */
    byte[] lock(byte[] open) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] text = crypt(Cipher.ENCRYPT_MODE, nonce, open, 0);
        return ByteBuffer.allocate(NONCE_BYTES + text.length)
                .put(nonce)
                .put(text)
                .array();
    }

    /**
     * Takes it out.
     *
     * @throws IllegalArgumentException when it was locked by another key, or altered
     */
    byte[] open(byte[] locked) {
        if (locked.length < NONCE_BYTES) {
            throw new IllegalArgumentException("it is too short");
        }
        return crypt(Cipher.DECRYPT_MODE, java.util.Arrays.copyOf(locked, NONCE_BYTES), locked, NONCE_BYTES);
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text, int from) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text, from, text.length - from);
        } catch (javax.crypto.AEADBadTagException other) {
            throw new IllegalArgumentException("it was encrypted with another key, or altered", other);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }
}
