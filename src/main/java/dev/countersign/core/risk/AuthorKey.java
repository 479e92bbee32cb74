package dev.countersign.core.risk;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.countersign.core.change.Person;
import dev.countersign.core.change.Sha256;
import java.util.Locale;

/** Keys by which a history knows people: GitHub's numeric id, else a digest that does not show the e-mail address. */
public final class AuthorKey {

    /** Nobody knows who it was. */
    public static final String NOBODY = "";

    private static final String MAIL = "mail:";
    private static final int DIGITS = 12;
    private static final Pattern NO_REPLY = Pattern.compile("^([0-9]{1,18})\\+[^@]*@users\\.noreply\\.github\\.com$");

    private AuthorKey() {}

    /** The key of an account. */
    public static String of(Person person) {
        return of(person.id());
    }

    /** The key of the account of that id; {@link #NOBODY} for 0 and below. */
    public static String of(long id) {
        return id > 0 ? Long.toString(id) : NOBODY;
    }

    /** The key of an address: that of the account when GitHub put its id into it. Upper and lower case are the same. */
    public static String ofMail(String address) {
        String plain = address.strip().toLowerCase(Locale.ROOT);
        if (plain.isEmpty()) {
            return NOBODY;
        }
        Matcher hidden = NO_REPLY.matcher(plain);
        return hidden.find() ? hidden.group(1) : MAIL + Sha256.of(plain).substring(0, DIGITS);
    }

    /** Whether a key stands for an address rather than an account. */
    public static boolean isMail(String key) {
        return key.startsWith(MAIL);
    }
}
