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
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that are told, as the operator's settings name them. No policy and no pull request can.
 *
 * @param all the receivers; empty where nobody is told anything
 * @param tooLong how long a pull request may wait before that is told
 */
public record Receivers(List<Receiver> all, Duration tooLong) {

    /** Longer than this would be told after its notice was forgotten, and so again. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** So many receivers can have settings of their own. */
    public static final int MOST = 20;

    private static final String FORMAT = "format=";
    private static final String ADDRESS = "address";
    private static final String SECRET = "secret";
    private static final String EVENTS = "events";

    /** Copies the list. */
    public Receivers {
        all = List.copyOf(all);
    }

    /** Nobody. */
    public static Receivers none() {
        return new Receivers(List.of(), Duration.ofDays(1));
    }

    /** Those who want to be told of that kind. */
    public List<Receiver> of(Notice.Kind kind) {
        return all.stream().filter(one -> one.kinds().contains(kind)).toList();
    }

    /**
     * As they are written: {@code addresses} with spaces or commas between, and {@code 1.address} to {@code 20.address}, each with
     * {@code 1.secret} and {@code 1.events} of its own, or else the {@code secret} and {@code events} of all.
     * {@code #format=slack} at the end of an address says its form.
     *
     * @param settings what a setting says; empty for nothing
     * @param tooLong how long a pull request may wait
     * @param plain whether {@code http} is allowed
     * @throws IllegalArgumentException when something makes no sense; the sentence names the setting, and no secret
     */
    public static Receivers read(UnaryOperator<String> settings, Duration tooLong, boolean plain) {
        List<Receiver> all = new ArrayList<>();
        int number = 0;
        for (String address : words(settings.apply("addresses"))) {
            String which = "address " + ++number + " of " + named("addresses");
            all.add(receiver(new Written(which, address, SECRET, EVENTS), settings, plain));
        }
        for (int i = 1; i <= MOST; i++) {
            String own = i + ".";
            String address = settings.apply(own + ADDRESS).strip();
            String secret = settings.apply(own + SECRET).isEmpty() ? SECRET : own + SECRET;
            String events = settings.apply(own + EVENTS).isBlank() ? EVENTS : own + EVENTS;
            if (!address.isEmpty()) {
                all.add(receiver(new Written(named(own + ADDRESS), address, secret, events), settings, plain));
            } else if (secret.startsWith(own) || events.startsWith(own)) {
                throw new IllegalArgumentException(
                        named(own + ADDRESS) + " is missing, and the other settings of " + i + " are there");
            }
        }
        if (all.isEmpty()) {
            return none();
        }
        if (all.stream().map(Receiver::id).distinct().count() < all.size()) {
            throw new IllegalArgumentException("the settings COUNTERSIGN_NOTIFY_… (or countersign.notify.…) name an"
                    + " address twice; name it once, with all of its events");
        }
        if (tooLong.isNegative() || tooLong.isZero() || tooLong.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("COUNTERSIGN_NOTIFY_WAITING (or countersign.notify.waiting) is "
                    + tooLong + ", but must be more than nothing and at most " + LONGEST.toDays()
                    + " days, such as PT24H");
        }
        return new Receivers(all, tooLong);
    }

    /** A setting as people write it, in both forms. */
    static String named(String setting) {
        return "COUNTERSIGN_NOTIFY_" + setting.toUpperCase(Locale.ROOT).replace('.', '_') + " (or countersign.notify."
                + setting + ")";
    }

    /**
     * Somebody as the settings name them.
     *
     * @param which the setting with the address, as people write it
     * @param secret the setting with the secret
     * @param events the setting with the events
     */
    private record Written(String which, String address, String secret, String events) {}

    private static Receiver receiver(Written written, UnaryOperator<String> settings, boolean plain) {
        Receiver.Form form = form(written.which(), written.address(), plain);
        String secret = settings.apply(written.secret());
        if (secret.isEmpty() && form == Receiver.Form.CLOUDEVENTS) {
            throw new IllegalArgumentException(named(written.secret()) + " is missing: without it nobody could tell our"
                    + " webhooks from others'; make one with `openssl rand -base64 32`");
        }
        int end = written.address().indexOf('#');
        return new Receiver(
                URI.create(end < 0 ? written.address() : written.address().substring(0, end)),
                form,
                kinds(named(written.events()), settings.apply(written.events())),
                secret.isEmpty() ? Signature.none() : Signature.of(named(written.secret()), secret));
    }

    private static Receiver.Form form(String which, String written, boolean plain) {
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
                    which + " may end with #format=slack or #format=cloudevents, and nothing else after a #");
        }
        if (fragment.isEmpty()) {
            return Receiver.Form.CLOUDEVENTS;
        }
        return Arrays.stream(Receiver.Form.values())
                .filter(form -> form.word().equals(fragment.substring(FORMAT.length())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        which + " has a format that is not known; say slack or cloudevents"));
    }

    private static Set<Notice.Kind> kinds(String which, String written) {
        Set<Notice.Kind> found = EnumSet.noneOf(Notice.Kind.class);
        for (String word : words(written)) {
            found.add(Arrays.stream(Notice.Kind.values())
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(which + " has `" + word + "`, which is none of " + names())));
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
