package dev.countersign.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The folder in which PostgreSQL keeps its data. */
final class Cluster {

    private Cluster() {}

    /**
     * Makes the cluster if there is none, and sees to it that nobody else works in it and that it belongs to the server's
     * user. A cluster that was being made when the process died is made anew.
     *
     * @return its folder
     */
    static Path prepare(Path folder, Programs programs, String superuser) throws IOException {
        Path cluster = folder.resolve("postgres");
        if (Files.exists(cluster)) {
            Orphans.stop(cluster, programs);
            lend(cluster, programs.user());
            return cluster;
        }
        Path fresh = folder.resolve("postgres.new");
        Orphans.stop(fresh, programs);
        Folders.delete(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path password = writePassword(folder);
        lend(fresh, programs.user());
        lend(password, programs.user());
        programs.initialise(fresh, superuser, password);
        Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
        return cluster;
    }

    /**
     * The superuser's password.
     *
     * @throws DatabaseProblem when the file is gone
     */
    static String password(Path folder) throws IOException {
        Path file = folder.resolve("postgres.password");
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw new DatabaseProblem(
                    "the database's password is gone: " + file
                            + " is missing. Restore it from a backup, or name another folder with COUNTERSIGN_DATA_DIR.",
                    e);
        }
    }

    private static Path writePassword(Path folder) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path file = folder.resolve("postgres.password");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
    }

    private static void lend(Path path, ServerUser user) throws IOException {
        if (!user.prefix().isEmpty()) {
            Folders.give(path, user.uid());
        }
    }
}
