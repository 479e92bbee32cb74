package dev.countersign.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that runs a database, to be killed by a test. */
final class ChildDatabase {

    private ChildDatabase() {}

    /** Starts the process. */
    static Process start(Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildDatabase.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits until its database has something in it, and answers the database's process id. */
    static long pid(Process child) throws IOException {
        return Long.parseLong(child.inputReader().readLine());
    }

    /** The child: writes a row, says its server's process id, and stays. */
    public static void main(String... arguments) throws Exception {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]));
        EmbeddedDatabaseTest.update(
                database, "create table note (text varchar)", "insert into note values ('written by the child')");
        System.out.println(database.pid());
        new CountDownLatch(1).await();
    }
}
