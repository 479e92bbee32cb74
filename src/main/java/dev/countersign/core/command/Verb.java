package dev.countersign.core.command;

import java.util.Locale;

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
    /** Stop the merge. */
    HOLD("/hold <why>", "people who may sign", "stop the merge until you lift it"),
    /** Lift a hold. */
    UNHOLD("/unhold", "who holds", "lift your hold"),
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

    /** The word itself, with its slash, in lower case. */
    public String word() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }
}
