package dev.countersign.sandbox;

/** On whose behalf a request is made. */
sealed interface Caller {

    /** The account its acts are written down for. */
    Account account();

    /** Somebody with a personal token, or acting through Java. */
    record Person(Account account) implements Caller {}

    /** An App with an installation token. */
    record Installation(Installed installed) implements Caller {
        @Override
        public Account account() {
            return installed.app().bot;
        }
    }

    /** An App with its own JWT. */
    record AppItself(App app) implements Caller {
        @Override
        public Account account() {
            return app.bot;
        }
    }

    /** Nobody in particular. */
    record Anonymous() implements Caller {
        @Override
        public Account account() {
            throw Refusal.of(401, "Requires authentication");
        }
    }

    /** How the request log names it: {@code app:ID}, a login or {@code anonymous}. */
    default String label() {
        if (this instanceof Person person) {
            return person.account().login();
        }
        if (this instanceof Installation installation) {
            return "app:" + installation.installed().app().id;
        }
        return this instanceof AppItself itself ? "app:" + itself.app().id : "anonymous";
    }
}
