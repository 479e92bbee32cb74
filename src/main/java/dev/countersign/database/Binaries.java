package dev.countersign.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs that travel on the class path, unpacked once for each version.
 *
 * <p>Several processes may unpack at the same time: each does so beside the goal and moves the whole folder there in one
 * step, and the first one wins.
 */
final class Binaries {

    private Binaries() {}

    /**
     * Unpacks, if that has not been done before.
     *
     * @param parent a folder that only this user can write
     * @return the folder with {@code bin/postgres}
     * @throws DatabaseProblem when there are no programs for this platform
     */
    static Path unpack(Path parent) throws IOException {
        String archive = archive();
        Path goal = parent.resolve("postgres-" + digest(archive).substring(0, 16));
        if (Files.isExecutable(goal.resolve("bin/postgres"))) {
            return goal;
        }
        Files.createDirectories(parent);
        Path fresh = Files.createTempDirectory(parent, "unpacking-");
        try {
            extract(archive, fresh);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(fresh, goal, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isExecutable(goal.resolve("bin/postgres"))) {
                throw e;
            }
        } finally {
            Folders.delete(fresh);
        }
        return goal;
    }

    private static String archive() {
        boolean arm = System.getProperty("os.arch").toLowerCase(Locale.ROOT).startsWith("aarch64");
        boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
        String name = "postgres-" + (mac ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
        if (Binaries.class.getResource("/" + name) == null) {
            throw new DatabaseProblem("this build holds no PostgreSQL for this machine (" + name
                    + "). Build it on this machine, or use a server: set QUARKUS_DATASOURCE_JDBC_URL"
                    + " (quarkus.datasource.jdbc.url).");
        }
        return name;
    }

    private static InputStream open(String archive) throws IOException {
        return new BufferedInputStream(Binaries.class.getResourceAsStream("/" + archive), 1 << 16);
    }

    private static String digest(String archive) throws IOException {
        try (InputStream in = open(archive)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void extract(String archive, Path into) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(open(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path goal = into.resolve(entry.getName()).normalize();
                if (!goal.startsWith(into)) {
                    throw new IOException("the archive " + archive + " reaches outside its folder");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(goal);
                    continue;
                }
                Files.createDirectories(goal.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(goal, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, goal);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            goal, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
