package dev.countersign.web.setup;

/** Says numbers in words. */
final class Words {

    private Words() {}

    /** So many of something. */
    static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
