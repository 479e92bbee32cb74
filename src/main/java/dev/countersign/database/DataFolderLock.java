package dev.countersign.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second Countersign out of a data folder; the operating system lets go of it when the process dies, however it dies. */
final class DataFolderLock implements AutoCloseable {

    private final FileChannel channel;

    private DataFolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, which is made if it is missing.
     *
     * @throws DatabaseProblem when somebody else has it, or it cannot be written
     */
    static DataFolderLock take(Path folder) {
        FileChannel channel = open(folder);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new DataFolderLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // Another database of this very process has it: the same answer as for another process.
        } catch (IOException e) {
            closeQuietly(channel);
            throw new DatabaseProblem(
                    "the data folder " + folder + " cannot be locked (" + e.getMessage()
                            + "). Put it on a local disk: COUNTERSIGN_DATA_DIR names it.",
                    e);
        }
        closeQuietly(channel);
        throw new DatabaseProblem("another Countersign is running on the data folder " + folder
                + ". Stop it, or give this one a folder of its own with COUNTERSIGN_DATA_DIR.");
    }

    private static FileChannel open(Path folder) {
        try {
            Files.createDirectories(folder);
            return FileChannel.open(
                    folder.resolve("countersign.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new DatabaseProblem(
                    "the data folder " + folder
                            + " cannot be written. Make it writable, or name another with COUNTERSIGN_DATA_DIR.",
                    e);
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written through it; the lock goes with the process at the latest.
        }
    }
}
