package dev.countersign.web.pull;

import dev.countersign.flow.Archive;
import dev.countersign.flow.WhatIf;
import dev.countersign.flow.WhatIf.Supposition;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what somebody wants to suppose, within bounds, and has it judged. Safe for use by many threads. */
public final class Suppositions {

    /** More people than this are not supposed to sign at once. */
    public static final int MOST_PEOPLE = 10;

    /** More files than this are not supposed to be taken out at once. */
    public static final int MOST_FILES = 100;

    /** A longer text, in characters, is not read as a policy. */
    public static final int LONGEST_POLICY = 256 * 1024;

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,38}");
    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");

    private final WhatIf whatIf;
    private final Clock clock;

    /** Has it judged by this. */
    public Suppositions(WhatIf whatIf, Clock clock) {
        this.whatIf = whatIf;
        this.clock = clock;
    }

    /** As it came: logins may be parted by commas or spaces. */
    public static Supposition read(List<String> signed, List<String> without, String policy) {
        return new Supposition(
                signed.stream()
                        .flatMap(some -> Stream.of(BETWEEN.split(some)))
                        .map(login -> login.startsWith("@") ? login.substring(1) : login)
                        .filter(login -> !login.isEmpty())
                        .distinct()
                        .toList(),
                without.stream().filter(path -> !path.isEmpty()).distinct().toList(),
                policy);
    }

    /** What is wrong with it; empty when it can be judged. */
    public static List<String> problems(Supposition supposed) {
        List<String> problems = new ArrayList<>();
        if (supposed.signed().size() > MOST_PEOPLE) {
            problems.add("at most " + MOST_PEOPLE + " people can be supposed to sign at once");
        }
        supposed.signed().stream()
                .filter(login -> !LOGIN.matcher(login).matches())
                .limit(1)
                .forEach(login -> problems.add("`" + login + "` is no login of a person at GitHub"));
        if (supposed.without().size() > MOST_FILES) {
            problems.add("at most " + MOST_FILES + " files can be supposed to be taken out at once");
        }
        if (supposed.policy().length() > LONGEST_POLICY) {
            problems.add(
                    "the policy is longer than " + LONGEST_POLICY / 1024 + " Ki characters; a policy is a page or two");
        }
        return problems;
    }

    /** What came of it; of facts that are not kept nothing can. */
    Trial trial(Optional<Archive.Proof> proof, Supposition supposed) {
        if (proof.isEmpty() || supposed.isNothing()) {
            return Trial.none(proof.isPresent(), supposed);
        }
        List<String> problems = problems(supposed);
        return problems.isEmpty()
                ? Trial.of(supposed, judge(proof.get(), supposed))
                : Trial.refused(supposed, problems);
    }

    /** Judges it; {@link #problems} are looked for before. */
    public WhatIf.Result judge(Archive.Proof proof, Supposition supposed) {
        return whatIf.judge(proof, supposed, clock.instant());
    }
}
