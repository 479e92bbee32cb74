package dev.countersign.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Whom PostgreSQL runs as. It refuses to be root, so root lends it another identity: a user namespace of its own where the
 * kernel allows that, an unprivileged user where not (as in most containers).
 *
 * @param prefix what to put before a command
 * @param uid the user that the database's files must belong to
 */
record ServerUser(List<String> prefix, int uid) {

    /** The user id of {@code nobody} on Linux. */
    private static final int NOBODY = 65534;

    /** Copies the list. */
    ServerUser {
        prefix = List.copyOf(prefix);
    }

    /**
     * Finds out.
     *
     * @param ours a file that this process has made
     * @throws DatabaseProblem when we are root and cannot be anybody else
     */
    static ServerUser find(Path ours) throws IOException {
        int uid = Folders.owner(ours);
        return uid == 0 ? forRoot(new ServerUser(List.of("unshare", "--user"), 0), dropped()) : asIs(uid);
    }

    private static ServerUser asIs(int uid) {
        return new ServerUser(List.of(), uid);
    }

    static ServerUser dropped() {
        String id = String.valueOf(NOBODY);
        return new ServerUser(List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups"), NOBODY);
    }

    /** The first of these that works here. */
    static ServerUser forRoot(ServerUser... candidates) {
        for (ServerUser candidate : candidates) {
            if (candidate.works()) {
                return candidate;
            }
        }
        throw new DatabaseProblem("the embedded PostgreSQL refuses to run as root, and neither `unshare --user` nor"
                + " `setpriv` works here. Run Countersign as an ordinary user, or use a server: set"
                + " QUARKUS_DATASOURCE_JDBC_URL (quarkus.datasource.jdbc.url).");
    }

    /** Whether this is another user than the one who runs Countersign as root. */
    boolean isDropped() {
        return uid == NOBODY && !prefix.isEmpty();
    }

    /** A command, as this user. */
    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    private boolean works() {
        try {
            Process process = new ProcessBuilder(command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
