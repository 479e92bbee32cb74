package dev.countersign;

import dev.countersign.cli.Commands;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process starts: straight into the command line; only commands that need Quarkus start it. */
@QuarkusMain
public final class Main {

    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(Commands.run(arguments));
    }
}
