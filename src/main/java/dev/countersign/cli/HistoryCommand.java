package dev.countersign.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code countersign history}: what the App knows of repositories' past. */
@Command(
        name = "history",
        description = "Looks after what the App knows of repositories' past.",
        subcommands = HistoryImport.class,
        mixinStandardHelpOptions = true)
final class HistoryCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing: history import");
    }
}
