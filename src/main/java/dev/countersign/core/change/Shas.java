package dev.countersign.core.change;

/** How commit ids are shown. */
public final class Shas {

    private Shas() {}

    /** The first seven digits of a commit id, or all of a shorter one. */
    public static String brief(String sha) {
        return sha.substring(0, Math.min(7, sha.length()));
    }
}
