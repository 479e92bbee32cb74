package dev.countersign.notify;

import dev.countersign.core.notice.Notice;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that are told, as the operator's settings name them. No policy and no pull request can.
 *
 * @param all the receivers; empty where nobody is told anything
 * @param signature signs what they are sent
 * @param tooLong how long a pull request may wait before that is told
 */
public record Receivers(List<Receiver> all, Signature signature, Duration tooLong) {

    /** Longer than this would be told after its notice was forgotten, and so again. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final String FORMAT = "format=";

    /** Copies the list. */
    public Receivers {
        all = List.copyOf(all);
    }

    /** Nobody. */
    public static Receivers none() {
        return new Receivers(List.of(), Signature.none(), Duration.ofDays(1));
    }

    /** Those who want to be told of that kind. */
    public List<Receiver> of(Notice.Kind kind) {
        return all.stream().filter(one -> one.kinds().contains(kind)).toList();
    }

    /**
     * As they are written.
     *
     * @param addresses with spaces or commas between; {@code #format=slack} at the end of one says its form
     * @param secret what webhooks are signed with; empty for none
     * @param kinds of what they are told, with spaces or commas between; empty for everything
     * @param tooLong how long a pull request may wait
     * @param plain whether {@code http} is allowed
     * @throws IllegalArgumentException when something makes no sense; the sentence names the setting, and no secret
     */
    public static Receivers read(String addresses, String secret, String kinds, Duration tooLong, boolean plain) {
        List<Receiver> all = new ArrayList<>();
        Set<Notice.Kind> wanted = kinds(kinds);
        int number = 0;
        for (String address : words(addresses)) {
            all.add(receiver(address, ++number, wanted, plain));
        }
        if (all.isEmpty()) {
            return none();
        }
        if (secret.isEmpty() && all.stream().anyMatch(one -> one.form() == Receiver.Form.CLOUDEVENTS)) {
            throw new IllegalArgumentException("COUNTERSIGN_NOTIFY_SECRET (or countersign.notify.secret) is missing:"
                    + " without it nobody could tell our webhooks from others'; make one with"
                    + " `openssl rand -base64 32`");
        }
        if (tooLong.isNegative() || tooLong.isZero() || tooLong.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("COUNTERSIGN_NOTIFY_WAITING (or countersign.notify.waiting) is "
                    + tooLong + ", but must be more than nothing and at most " + LONGEST.toDays()
                    + " days, such as PT24H");
        }
        return new Receivers(all, secret.isEmpty() ? Signature.none() : Signature.of(secret), tooLong);
    }

    private static Receiver receiver(String written, int number, Set<Notice.Kind> kinds, boolean plain) {
        String which = "address " + number + " of COUNTERSIGN_NOTIFY_ADDRESSES (or countersign.notify.addresses)";
        URI uri;
        try {
            uri = new URI(written);
        } catch (URISyntaxException garbled) {
            throw new IllegalArgumentException(which + " is no address");
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(plain && scheme.equals("http"))) {
            throw new IllegalArgumentException(
                    which + " must begin with https://; COUNTERSIGN_NOTIFY_INSECURE=true allows"
                            + " http:// too, where nobody else can listen");
        }
        if (uri.getHost() == null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException(which + " must name a host, and no user");
        }
        String fragment = uri.getRawFragment() == null ? "" : uri.getRawFragment();
        if (!fragment.isEmpty() && !fragment.startsWith(FORMAT)) {
            throw new IllegalArgumentException(
                    which + " may end with #format=slack or #format=cloudevents, and nothing else" + " after a #");
        }
        int end = written.indexOf('#');
        return new Receiver(
                URI.create(end < 0 ? written : written.substring(0, end)),
                fragment.isEmpty() ? Receiver.Form.CLOUDEVENTS : form(which, fragment.substring(FORMAT.length())),
                kinds);
    }

    private static Receiver.Form form(String which, String word) {
        return Arrays.stream(Receiver.Form.values())
                .filter(form -> form.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        which + " has a format that is not known; say slack or" + " cloudevents"));
    }

    private static Set<Notice.Kind> kinds(String written) {
        Set<Notice.Kind> found = EnumSet.noneOf(Notice.Kind.class);
        for (String word : words(written)) {
            found.add(Arrays.stream(Notice.Kind.values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "COUNTERSIGN_NOTIFY_EVENTS (or countersign.notify.events) has `" + word
                                    + "`, which is none of " + names())));
        }
        return found.isEmpty() ? EnumSet.allOf(Notice.Kind.class) : found;
    }

    private static String names() {
        return Arrays.stream(Notice.Kind.values()).map(Notice.Kind::word).collect(Collectors.joining(", "));
    }

    private static List<String> words(String written) {
        return Stream.of(written.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
