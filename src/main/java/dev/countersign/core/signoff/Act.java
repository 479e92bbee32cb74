package dev.countersign.core.signoff;

import dev.countersign.core.change.Person;
import dev.countersign.core.change.Review;
import dev.countersign.core.command.Command;
import java.time.Instant;

/** Something a person did about the change that may count. */
public sealed interface Act {

    /** Who. */
    Person by();

    /** When, by GitHub's clock. */
    Instant at();

    /** The head it was done for, full object id; empty when nobody knows. */
    String head();

    /** Where it can be found, such as {@code review 12} or {@code comment 34}. */
    String place();

    /** A review. */
    record Reviewed(Review review) implements Act {
        @Override
        public Person by() {
            return review.author();
        }

        @Override
        public Instant at() {
            return review.submitted();
        }

        @Override
        public String head() {
            return review.commit();
        }

        @Override
        public String place() {
            return "review " + review.id();
        }
    }

    /**
     * A command in a comment.
     *
     * @param comment GitHub's id of the comment
     * @param line which line of it, from 0
     * @param by who wrote the comment
     * @param at when it was written
     * @param head the head the pull request had then
     * @param text the line as written, hostile
     * @param command what it says
     */
    record Commanded(long comment, int line, Person by, Instant at, String head, String text, Command command)
            implements Act {
        @Override
        public String place() {
            return "comment " + comment + "/" + line;
        }
    }

    /**
     * A line that was nearly a command.
     *
     * @param comment GitHub's id of the comment
     * @param line which line of it, from 0
     * @param by who wrote the comment
     * @param at when it was written
     * @param head the head the pull request had then
     * @param text the line as written, hostile
     * @param problem what is wrong and what to write instead, one sentence without a full stop
     */
    record Mumbled(long comment, int line, Person by, Instant at, String head, String text, String problem)
            implements Act {
        @Override
        public String place() {
            return "comment " + comment + "/" + line;
        }
    }
}
