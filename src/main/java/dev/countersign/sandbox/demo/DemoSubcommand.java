package dev.countersign.sandbox.demo;

import dev.countersign.cli.Subcommand;

/** Adds {@code demo} to the command line. */
public final class DemoSubcommand implements Subcommand {

    @Override
    public Object command() {
        return new Demo();
    }
}
