package dev.countersign.core.command;

import java.util.List;

/** A command as somebody wrote it. Whether the person may give it is decided elsewhere. */
public sealed interface Command {

    /** What kind of command it is. */
    Verb verb();

    /**
     * Signs the change.
     *
     * @param requirements names of the requirements signed for; empty for all that the person can satisfy
     * @param head the beginning of the commit id that was read, in lower case; empty when not given
     */
    record SignOff(List<String> requirements, String head) implements Command {
        /** Copies the list. */
        public SignOff {
            requirements = List.copyOf(requirements);
        }

        @Override
        public Verb verb() {
            return Verb.SIGNOFF;
        }
    }

    /** Takes the person's sign-offs back. */
    record Unsign() implements Command {
        @Override
        public Verb verb() {
            return Verb.UNSIGN;
        }
    }

    /** Says that a checklist item is so. */
    record Tick(String item) implements Command {
        @Override
        public Verb verb() {
            return Verb.TICK;
        }
    }

    /** Takes that back. */
    record Untick(String item) implements Command {
        @Override
        public Verb verb() {
            return Verb.UNTICK;
        }
    }

    /** Says which AI tool helped, or with {@code none} that none did. */
    record Ai(String tool, String why) implements Command {
        @Override
        public Verb verb() {
            return Verb.AI;
        }
    }

    /** Stops the merge until the person lifts it. */
    record Hold(String why) implements Command {
        @Override
        public Verb verb() {
            return Verb.HOLD;
        }
    }

    /** Lifts the person's hold. */
    record Unhold() implements Command {
        @Override
        public Verb verb() {
            return Verb.UNHOLD;
        }
    }

    /** Asks to look again. */
    record Recheck() implements Command {
        @Override
        public Verb verb() {
            return Verb.RECHECK;
        }
    }
}
