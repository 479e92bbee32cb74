package dev.countersign.testing;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes a running App stand still between two instructions, as a long pause of its machine does, without a lock held in the database. */
public final class Standstill implements AutoCloseable {

    private static final String IN_A_TRANSACTION =
            "select count(*) from pg_stat_activity where backend_type = 'client backend'"
                    + " and pid <> pg_backend_pid() and state <> 'idle'";

    private final RunningApp app;

    private Standstill(RunningApp app) {
        this.app = app;
    }

    /** Stops it; only {@link #close} lets it go on. */
    public static Standstill of(RunningApp app) {
        Standstill still = new Standstill(app);
        still.signal("STOP");
        while (app.number(IN_A_TRANSACTION) > 0) {
            // Somewhere else, then.
            still.signal("CONT");
            still.signal("STOP");
        }
        return still;
    }

    @Override
    public void close() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(app.pid()))
                    .start()
                    .waitFor();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
