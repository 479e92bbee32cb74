package dev.countersign.core.policy;

import java.util.Optional;

/** Who may give a sign-off. */
public sealed interface Signers {

    /** A person, by login. */
    record User(String login) implements Signers {
        @Override
        public String written() {
            return "@" + login;
        }
    }

    /** A team of an organisation, by slug. */
    record Team(String organization, String slug) implements Signers {
        @Override
        public String written() {
            return "@" + organization + "/" + slug;
        }
    }

    /** The owners of the touched areas. */
    record Owners() implements Signers {
        @Override
        public String written() {
            return "owners";
        }
    }

    /** The code owners of the touched files. */
    record CodeOwners() implements Signers {
        @Override
        public String written() {
            return "codeowners";
        }
    }

    /** Any person whose sign-offs count. */
    record Anyone() implements Signers {
        @Override
        public String written() {
            return "anyone";
        }
    }

    /** As the policy writes them: {@code @login}, {@code @org/team}, {@code owners}, {@code codeowners} or {@code anyone}. */
    String written();

    /**
     * Reads signers as the policy and CODEOWNERS write them: {@code @login}, {@code @org/team}, {@code owners}, {@code codeowners} or
     * {@code anyone}. Empty when it is none of these.
     */
    static Optional<Signers> read(String written) {
        return switch (written) {
            case "owners" -> Optional.of(new Owners());
            case "codeowners" -> Optional.of(new CodeOwners());
            case "anyone" -> Optional.of(new Anyone());
            default -> account(written);
        };
    }

    private static Optional<Signers> account(String written) {
        if (!written.startsWith("@")) {
            return Optional.empty();
        }
        String[] names = written.substring(1).split("/", -1);
        for (String name : names) {
            if (name.isEmpty() || !name.chars().allMatch(Signers::allowed)) {
                return Optional.empty();
            }
        }
        return switch (names.length) {
            case 1 -> Optional.of(new User(names[0]));
            case 2 -> Optional.of(new Team(names[0], names[1]));
            default -> Optional.empty();
        };
    }

    private static boolean allowed(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-_.[]".indexOf(c) >= 0;
    }
}
