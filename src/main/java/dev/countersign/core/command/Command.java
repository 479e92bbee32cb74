package dev.countersign.core.command;

import java.time.LocalDate;
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

    /**
     * Says that what was seen of a tool means nothing.
     *
     * @param tool catalogue id, in lower case
     * @param why as written, hostile
     */
    record Clear(String tool, String why) implements Command {
        @Override
        public Verb verb() {
            return Verb.AI_CLEAR;
        }
    }

    /**
     * Lets a tool be used that the register does not allow.
     *
     * @param tool catalogue id, in lower case
     * @param extent where and how long
     * @param why as written, hostile
     */
    record AllowTool(String tool, Extent extent, String why) implements Command {

        /** Where and how long an exception holds. */
        public sealed interface Extent {

            /** For this pull request only. */
            record Here() implements Extent {}

            /**
             * For the whole repository.
             *
             * @param day the last day, in UTC
             */
            record Until(LocalDate day) implements Extent {}
        }

        @Override
        public Verb verb() {
            return Verb.ALLOW_TOOL;
        }
    }

    /** Lets a blocked change through for a while. */
    record Overrule(String why) implements Command {
        @Override
        public Verb verb() {
            return Verb.OVERRIDE;
        }
    }

    /** Asks why the risk is what it is. */
    record Risk() implements Command {
        @Override
        public Verb verb() {
            return Verb.RISK;
        }
    }

    /** Asks which tools helped, how that is known, and who does not count. */
    record Why() implements Command {
        @Override
        public Verb verb() {
            return Verb.WHY;
        }
    }

    /**
     * Says that the change has to do with an incident.
     *
     * @param id the incident's name elsewhere
     * @param what what happened, hostile; empty when not given
     */
    record Incident(String id, String what) implements Command {
        @Override
        public Verb verb() {
            return Verb.INCIDENT;
        }
    }

    /** Asks for the list of commands. */
    record Help() implements Command {
        @Override
        public Verb verb() {
            return Verb.HELP;
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
