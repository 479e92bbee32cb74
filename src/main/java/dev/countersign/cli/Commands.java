package dev.countersign.cli;

import dev.countersign.catalogue.Catalogues;
import dev.countersign.database.DatabaseProblem;
import dev.countersign.gitrepo.GitProblem;
import dev.countersign.text.TerminalText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line as a whole. */
public final class Commands {

    private Commands() {}

    /** The commands that every build has. */
    static List<Object> all() {
        return List.of(
                new Check(question -> new CoreJudge().judge(question)),
                new Serve(),
                new Lint(Catalogues::builtIn),
                new Detect(),
                new Audit(),
                new JudgeLines(),
                new ReplayPast(),
                new Verify(),
                new RiskLines(),
                new HistoryCommand(),
                new EnforceCommand(),
                new DeadLettersCommand(),
                new TokenCommand(),
                new SessionCommand());
    }

    /**
     * Runs what was asked for; without arguments the App.
     *
     * @return the exit code
     */
    public static int run(String... arguments) {
        return commandLine().execute(arguments.length == 0 ? new String[] {"serve"} : arguments);
    }

    static CommandLine commandLine() {
        List<Object> commands = new ArrayList<>(all());
        ServiceLoader.load(Subcommand.class).forEach(found -> commands.add(found.command()));
        return commandLine(commands);
    }

    static CommandLine commandLine(List<Object> commands) {
        CommandLine line = new CommandLine(new Top());
        commands.forEach(line::addSubcommand);
        for (CommandLine command : withSubcommands(line)) {
            command.getCommandSpec()
                    .exitCodeOnInvalidInput(ExitCodes.ERROR)
                    .exitCodeOnExecutionException(ExitCodes.ERROR);
        }
        return line.setParameterExceptionHandler(Commands::misused)
                .setExecutionExceptionHandler(Commands::failed)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static List<CommandLine> withSubcommands(CommandLine line) {
        List<CommandLine> all = new ArrayList<>(line.getSubcommands().values());
        all.add(line);
        return all;
    }

    private static int misused(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("countersign: " + TerminalText.plain(e.getMessage()));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try `" + command.getCommandSpec().qualifiedName() + " --help`.");
        }
        return ExitCodes.ERROR;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult result) {
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        boolean expected = e instanceof CannotDo || e instanceof DatabaseProblem || e instanceof GitProblem;
        String text = expected ? message : "this should not have happened: " + e;
        command.getErr().println("countersign: " + TerminalText.plain(text));
        return ExitCodes.ERROR;
    }

    @RegisterForReflection(classNames = "picocli.CommandLine$AutoHelpMixin")
    @Command(
            name = "countersign",
            description = "Holds a merge until the right humans have signed.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND")
    private static final class Top implements Runnable {

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "a command is missing");
        }
    }
}
