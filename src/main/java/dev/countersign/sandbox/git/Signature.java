package dev.countersign.sandbox.git;

import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * Who wrote or committed, as a commit says so.
 *
 * @param name as written in the commit
 * @param email as written in the commit
 * @param at to the second
 */
public record Signature(String name, String email, Instant at) {

    static Signature of(PersonIdent ident) {
        return new Signature(ident.getName(), ident.getEmailAddress(), ident.getWhenAsInstant());
    }

    PersonIdent ident() {
        return new PersonIdent(name, email, at, ZoneOffset.UTC);
    }
}
