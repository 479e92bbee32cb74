package dev.countersign.core.command;

/** The first word of a command, with its help. */
public enum Verb {
    /** Sign. */
    SIGNOFF("/signoff [requirement …] [sha]", "whoever a requirement names", "sign for what you have read"),
    /** Take a sign-off back. */
    UNSIGN("/unsign", "who signed", "take your sign-offs back"),
    /** Tick an item. */
    TICK("/tick <item>", "whoever the item names", "say that a checklist item is so"),
    /** Untick an item. */
    UNTICK("/untick <item>", "who ticked it", "take a tick back"),
    /** State the assistance. */
    AI("/ai <tool>|none [why]", "the author", "say which AI tool helped, or that none did"),
    /** Clear a tool. */
    AI_CLEAR("/ai clear <tool> <why>", "people who may sign", "say that what was seen of a tool so far means nothing"),
    /** Except a tool. */
    ALLOW_TOOL(
            "/allow-tool <tool> [until <date>] <why>",
            "whom the policy's `exceptions` name",
            "let a tool be used here, or until that day in the whole repository"),
    /** Stop the merge. */
    HOLD("/hold <why>", "people who may sign", "stop the merge until you lift it"),
    /** Lift a hold. */
    UNHOLD("/unhold", "who holds", "lift your hold"),
    /** Let it through. */
    OVERRIDE("/override <why>", "whom the policy's `overrides` name", "let a blocked change through for a while"),
    /** Explain the risk. */
    RISK("/risk", "anyone", "see why the risk is what it is"),
    /** Explain the rest. */
    WHY("/why", "anyone", "see which tools helped, how that is known, and who does not count"),
    /** Name an incident. */
    INCIDENT(
            "/incident <id> [what happened]",
            "people with write permission",
            "record that the change has to do with an incident"),
    /** List the commands. */
    HELP("/help", "anyone", "see this list"),
    /** Look again. */
    RECHECK("/recheck", "anyone", "judge again now");

    private final String usage;
    private final String who;
    private final String purpose;

    Verb(String usage, String who, String purpose) {
        this.usage = usage;
        this.who = who;
        this.purpose = purpose;
    }

    /** How it is written. */
    public String usage() {
        return usage;
    }

    /** Who may use it. */
    public String who() {
        return who;
    }

    /** What it does, as the end of "you can …". */
    public String purpose() {
        return purpose;
    }

    /** The first word of it, with its slash, in lower case. */
    public String word() {
        return usage.split(" ")[0];
    }
}
