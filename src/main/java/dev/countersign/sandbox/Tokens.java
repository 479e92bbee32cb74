package dev.countersign.sandbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who a request's credentials stand for. A person's token is {@code tok-} and the login; an App has a JWT for itself
 * and tokens for its installation.
 */
final class Tokens {

    private static final String PERSONAL = "tok-";
    private static final String OF_A_LOGIN = "ghu_";

    private final World world;
    private final Map<String, Granted> granted = new HashMap<>();
    private final Map<String, Account> people = new HashMap<>();

    record Granted(String token, Installed installed, Instant expires) {}

    Tokens(World world) {
        this.world = world;
    }

    Granted grant(Installed installed) {
        String token = "ghs_" + UUID.randomUUID().toString().replace("-", "");
        Granted grant = new Granted(token, installed, world.now().plus(1, ChronoUnit.HOURS));
        granted.put(token, grant);
        return grant;
    }

    /** A token for somebody who has let an App know who they are. */
    String grant(Account person) {
        String token = OF_A_LOGIN + UUID.randomUUID().toString().replace("-", "");
        people.put(token, person);
        return token;
    }

    void revoke(String token) {
        granted.remove(token);
    }

    void expireAll() {
        granted.clear();
    }

    /** Reads an Authorization header; an empty one is nobody. */
    Caller caller(String authorization) {
        int space = authorization.indexOf(' ');
        String token = authorization.substring(space + 1).trim();
        if (token.isEmpty()) {
            return new Caller.Anonymous();
        }
        if (token.startsWith("eyJ")) {
            return new Caller.AppItself(AppJwt.verified(token, world));
        }
        if (token.startsWith(PERSONAL)) {
            return world.find(token.substring(PERSONAL.length()))
                    .map(this::acting)
                    .orElseThrow(Tokens::bad);
        }
        if (token.startsWith(OF_A_LOGIN)) {
            return Optional.ofNullable(people.get(token)).map(this::acting).orElseThrow(Tokens::bad);
        }
        Granted grant = Optional.ofNullable(granted.get(token)).orElseThrow(Tokens::bad);
        if (!grant.expires().isAfter(world.clock.instant())) {
            throw bad();
        }
        return new Caller.Installation(grant.installed());
    }

    /** An account acting: a bot acts as its App where it was installed first. */
    Caller acting(Account account) {
        return world.appOf(account)
                .<Caller>map(app -> new Caller.Installation(app.home()))
                .orElseGet(() -> new Caller.Person(account));
    }

    private static Refusal bad() {
        return Refusal.of(401, "Bad credentials");
    }
}
