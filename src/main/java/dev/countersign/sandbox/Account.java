package dev.countersign.sandbox;

/** A person, a bot or an organisation. A bot's login ends in {@code [bot]}. */
record Account(long id, String login, String name, String email, Kind kind) {

    enum Kind {
        USER("User"),
        BOT("Bot"),
        ORGANIZATION("Organization");

        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    String node() {
        return switch (kind) {
            case USER -> Ids.Kind.ACCOUNT.node(id);
            case BOT -> "BOT_sbx" + Long.toString(id, 36);
            case ORGANIZATION -> "O_sbx" + Long.toString(id, 36);
        };
    }

    boolean isBot() {
        return kind == Kind.BOT;
    }

    /** A bot's login as GraphQL and web addresses have it. */
    String bareLogin() {
        return isBot() ? login.substring(0, login.length() - "[bot]".length()) : login;
    }

    String noReply() {
        return id + "+" + login + "@users.noreply.github.com";
    }
}
