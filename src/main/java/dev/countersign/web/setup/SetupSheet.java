package dev.countersign.web.setup;

import dev.countersign.web.overview.Figures.Branch;
import java.time.Instant;
import java.util.List;

/**
 * How far set-up has come.
 *
 * @param at when that was so
 * @param asked when GitHub was asked for the oldest of what it says here; {@link Instant#EPOCH} where it said nothing yet
 * @param asking whether GitHub is being asked now, so that there is more to see soon
 * @param app what the App may do
 * @param installed where it is installed
 * @param webhooks whether they arrive
 * @param organisations those that it is installed on
 * @param organisation the one that the following is about; empty when there is none
 * @param policy its policy
 * @param enforcement whether its merges are held
 */
public record SetupSheet(
        Instant at,
        Instant asked,
        boolean asking,
        AppPart app,
        InstalledPart installed,
        WebhookPart webhooks,
        List<String> organisations,
        String organisation,
        PolicyPart policy,
        EnforcementPart enforcement) {

    /** Copies the list. */
    public SetupSheet {
        organisations = List.copyOf(organisations);
    }

    /** Whether GitHub said something. */
    public boolean told() {
        return asked.isAfter(Instant.EPOCH);
    }

    /** How many of the five steps are done. */
    public long done() {
        return List.of(app.step(), installed.step(), webhooks.step(), policy.step(), enforcement.step()).stream()
                .filter(step -> step.state().equals("done"))
                .count();
    }

    /**
     * What the App may do.
     *
     * @param settings its page for those who administer it
     */
    public record AppPart(
            Step step,
            String name,
            String slug,
            String page,
            String settings,
            List<Grant> grants,
            List<String> events) {
        /** Copies the lists. */
        public AppPart {
            grants = List.copyOf(grants);
            events = List.copyOf(events);
        }
    }

    /**
     * A permission.
     *
     * @param needed what it takes
     * @param has what there is; {@code none} for nothing
     * @param enough whether that will do
     * @param optional whether it may be left out
     * @param why what the App does with it
     */
    public record Grant(String name, String needed, String has, boolean enough, boolean optional, String why) {}

    /**
     * Where it is installed.
     *
     * @param install GitHub's page to install it on one more
     */
    public record InstalledPart(Step step, List<Place> places, String install) {
        /** Copies the list. */
        public InstalledPart {
            places = List.copyOf(places);
        }
    }

    /**
     * An organisation or person.
     *
     * @param settings where an owner sees the installation
     * @param missing names of permissions that nobody there has accepted yet
     * @param kept how many webhooks came within three days
     * @param last when the last one came; {@link Instant#EPOCH} when none did
     */
    public record Place(
            String account, String settings, boolean suspended, List<String> missing, long kept, Instant last) {
        /** Copies the list. */
        public Place {
            missing = List.copyOf(missing);
        }

        /** Whether any webhook came lately. */
        public boolean heard() {
            return kept > 0;
        }
    }

    /**
     * Whether webhooks arrive.
     *
     * @param address where GitHub sends them
     * @param last when the last one came; {@link Instant#EPOCH} when none did within three days
     * @param failures what GitHub lists as failed, the newest of each kind
     * @param advanced GitHub's page of all deliveries
     */
    public record WebhookPart(Step step, String address, Instant last, List<Failure> failures, String advanced) {
        /** Copies the list. */
        public WebhookPart {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Webhooks that were not acknowledged.
     *
     * @param status as HTTP numbers it
     * @param said GitHub's word for it
     * @param count how many
     * @param latest when the newest of them was sent
     * @param meaning what that usually means
     */
    public record Failure(int status, String said, long count, Instant latest, String meaning) {}

    /**
     * A policy.
     *
     * @param file how people name it
     * @param page GitHub's page of it, where it is; else empty
     * @param create GitHub's page to make the organisation's repository, where there is none for the App; else empty
     * @param proposable whether one can be proposed
     * @param problems what is wrong with it
     */
    public record PolicyPart(
            Step step, String file, String page, String create, boolean proposable, List<String> problems) {
        /** Copies the list. */
        public PolicyPart {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Whether merges are held.
     *
     * @param branches what the audit found last
     * @param changes what would be done about the ruleset
     * @param pressable whether it can be done from here
     * @param settings where an owner accepts what is missing for that; else empty
     */
    public record EnforcementPart(
            Step step, List<Branch> branches, List<String> changes, boolean pressable, String settings) {
        /** Copies the lists. */
        public EnforcementPart {
            branches = List.copyOf(branches);
            changes = List.copyOf(changes);
        }
    }
}
