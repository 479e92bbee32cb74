package dev.countersign.core.provenance;

import dev.countersign.core.change.Account;
import dev.countersign.core.change.Identity;
import java.util.ArrayList;
import java.util.List;

/**
 * An identity in the form that markers are compared in.
 *
 * @param name folded
 * @param emails the addresses it may be known by, folded: as written and, at GitHub, without the id in front
 * @param logins the accounts it may be, folded
 */
record Who(String name, List<String> emails, List<String> logins) {

    private static final int LONGEST_NAME = 500;
    private static final String NOREPLY = "@users.noreply.github.com";

    /** A person of a commit; GitHub's own lists give a login for a name, and no address. */
    static Who inCommit(Identity identity) {
        Who who = named(identity);
        if (!who.emails().isEmpty() || who.name().isEmpty()) {
            return who;
        }
        List<String> logins = new ArrayList<>(who.logins());
        logins.add(who.name());
        return new Who(who.name(), who.emails(), logins);
    }

    /** Somebody who is only named in text. */
    static Who named(Identity identity) {
        String name = unquoted(Fold.fold(brief(identity.name())).strip());
        String email = Fold.fold(identity.email()).strip();
        List<String> emails = new ArrayList<>();
        List<String> logins = new ArrayList<>();
        if (!email.isEmpty()) {
            emails.add(email);
        }
        int plus = email.indexOf('+');
        if (plus > 0 && email.endsWith(NOREPLY)) {
            emails.add(email.substring(plus + 1));
        }
        if (name.endsWith("[bot]")) {
            logins.add(name);
        }
        if (identity.account() instanceof Account.Linked linked) {
            logins.add(Fold.fold(linked.person().login()));
        }
        return new Who(name, emails, logins);
    }

    /** Whether it has an address, and not only something between angle brackets. */
    boolean hasAddress() {
        return emails.stream().anyMatch(email -> email.indexOf('@') >= 0);
    }

    private static String brief(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() > 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted ? name.substring(1, name.length() - 1).strip() : name;
    }

    /** Reads {@code Name <mail>}, with or without the angle brackets; the mail is empty when there is none. */
    static Identity parse(String written) {
        int open = written.indexOf('<');
        if (open >= 0) {
            int close = written.indexOf('>', open);
            String email = written.substring(open + 1, close < 0 ? written.length() : close);
            return Identity.unlinked(written.substring(0, open).strip(), email.strip());
        }
        int at = written.indexOf('@');
        if (at < 0) {
            return Identity.unlinked(written.strip(), "");
        }
        int start = Math.max(written.lastIndexOf(' ', at), written.lastIndexOf('(', at)) + 1;
        int end = written.indexOf(' ', at);
        String email = written.substring(start, end < 0 ? written.length() : end);
        return Identity.unlinked(written.substring(0, start).strip(), email.replace(")", ""));
    }
}
