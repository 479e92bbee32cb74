package dev.countersign.core.provenance;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Brings text into the form that markers are compared in.
 *
 * <p>Compatibility forms become plain letters, letters of other scripts that look like Latin ones become those, dashes and
 * spaces become the ASCII ones, accents and invisible characters go away, and everything is in lower case. The result is
 * for comparison only, never for people. Time is linear in the text: no character is looked at together with another.
 */
final class Fold {

    private static final String DASHES = "‐‑‒–—―−﹘﹣－";
    private static final String APOSTROPHES = "‘’‛ʼ＇";
    private static final String LOOKALIKE =
            "авеѕіјкмнорстухһӏԁԛԝгүѵʋґ" + "αβεικνορτυχγηωμ" + "օոսցհյ" + "ɑɡıɩɪʏʀɴʟᴄᴏᴠᴡᴢꮯꮪꮃƽꜱ";
    private static final String LATIN =
            "abesijkmhopctyxhldqwryvvr" + "abeikvoptuxynwu" + "onughj" + "agiliyrnlcovwzcswss";
    private static final int LETTERS_FROM = 0x1D400;
    private static final int LETTERS_TO = 0x1D7FF;
    private static final char GONE = 0;
    private static final char SEVERAL = 1;
    private static final char[] PLANE = new char[0x10000];
    private static final char[] STYLED = new char[LETTERS_TO - LETTERS_FROM + 1];
    private static final Map<Character, String> LIGATURES = new HashMap<>();

    static {
        for (int c = 0; c < PLANE.length; c++) {
            PLANE[c] = foldOne(c);
        }
        for (int c = LETTERS_FROM; c <= LETTERS_TO; c++) {
            String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
            STYLED[c - LETTERS_FROM] = plain.length() == 1 ? PLANE[plain.charAt(0)] : '?';
        }
    }

    private Fold() {}

    private static char foldOne(int c) {
        if (c < 0x80) {
            return (char) Character.toLowerCase(c);
        }
        if (Character.isSurrogate((char) c)) {
            return (char) c;
        }
        int type = Character.getType(c);
        if (type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return GONE;
        }
        if (DASHES.indexOf(c) >= 0) {
            return '-';
        }
        if (APOSTROPHES.indexOf(c) >= 0) {
            return '\'';
        }
        if (type == Character.SPACE_SEPARATOR) {
            return ' ';
        }
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
        if (plain.length() > 1 && plain.chars().allMatch(ch -> ch < 0x80)) {
            LIGATURES.put((char) c, plain.toLowerCase(Locale.ROOT));
            return SEVERAL;
        }
        char first = Character.toLowerCase(plain.charAt(0));
        int look = LOOKALIKE.indexOf(first);
        return look >= 0 ? LATIN.charAt(look) : first;
    }

    /** The folded form; a line break stays a line break. */
    static String fold(String text) {
        int plain = 0;
        boolean capitals = false;
        while (plain < text.length() && text.charAt(plain) < 0x80) {
            capitals |= text.charAt(plain) >= 'A' && text.charAt(plain) <= 'Z';
            plain++;
        }
        if (plain == text.length()) {
            return capitals ? text.toLowerCase(Locale.ROOT) : text;
        }
        StringBuilder folded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                folded.append(PLANE[c]);
            } else if (Character.isHighSurrogate(c)) {
                int point = text.codePointAt(i);
                if (point >= LETTERS_FROM && point <= LETTERS_TO) {
                    folded.append(STYLED[point - LETTERS_FROM]);
                    i++;
                } else {
                    folded.append(c);
                }
            } else if (PLANE[c] == SEVERAL) {
                folded.append(LIGATURES.get(c));
            } else if (PLANE[c] != GONE) {
                folded.append(PLANE[c]);
            }
        }
        return folded.toString();
    }
}
