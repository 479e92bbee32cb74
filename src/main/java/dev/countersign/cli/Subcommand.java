package dev.countersign.cli;

/**
 * A command that adds itself to the command line: named in {@code META-INF/services}, so that nothing here refers to it and
 * a build can leave it out.
 */
public interface Subcommand {

    /** The picocli-annotated command. */
    Object command();
}
