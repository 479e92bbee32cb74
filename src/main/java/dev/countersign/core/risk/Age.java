package dev.countersign.core.risk;

/** How long ago something was, in words. */
public final class Age {

    private static final double MONTH = 30.4;
    private static final int MONTHS_FROM = 60;
    private static final int YEARS_FROM = 730;

    private Age() {}

    /** Such as {@code today}, {@code 12 days ago}, {@code 14 months ago} or {@code 3 years ago}; days from 0. */
    public static String ago(long days) {
        if (days <= 0) {
            return "today";
        }
        if (days < MONTHS_FROM) {
            return days == 1 ? "yesterday" : days + " days ago";
        }
        return days < YEARS_FROM ? (int) (days / MONTH) + " months ago" : days / 365 + " years ago";
    }
}
