package dev.countersign.flow;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Extension;
import dev.countersign.core.policy.Policy;
import dev.countersign.core.policy.PolicyProblem;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.util.List;
import java.util.Optional;

/** An organisation's own policy as it is at GitHub now, with the file that it extends; nothing of it is kept. */
public final class OwnPolicy {

    /** The repository of an owner that holds what is true for all of theirs. */
    public static final String REPOSITORY = ".github";

    private final PolicyReader reader;
    private final PolicySource files;

    /** Reads these files by this reader. */
    public OwnPolicy(PolicyReader reader, PolicySource files) {
        this.reader = reader;
        this.files = files;
    }

    /** What was found. */
    public sealed interface Found {

        /** There is none, or it is not for this App. */
        record Nowhere() implements Found {}

        /** It cannot be read. */
        record Unreadable(String why) implements Found {}

        /** It is not a policy. */
        record Invalid(List<PolicyProblem> problems) implements Found {
            /** Copies the list. */
            public Invalid {
                problems = List.copyOf(problems);
            }
        }

        /** It extends a file that cannot be read, or that is none. */
        record Baseless() implements Found {}

        /** It can be in force. */
        record Holds(Policy policy) implements Found {}
    }

    /** How people name the file. */
    public static String file(String organisation) {
        return organisation + "/" + REPOSITORY + "/" + Policies.FILE;
    }

    /** Reads it; throws as {@link PolicySource} does. */
    public Found read(long installation, String organisation) {
        Subject subject =
                new Subject(installation, 0, new PullRequestRef(new RepositoryRef(organisation, REPOSITORY), 0));
        PolicyText text = files.read(subject, new Extension.File(organisation, REPOSITORY, Policies.FILE, "HEAD"), 0);
        if (text instanceof PolicyText.Absent) {
            return new Found.Nowhere();
        }
        if (text instanceof PolicyText.Unreadable unreadable) {
            return new Found.Unreadable(unreadable.why());
        }
        PolicyText.Found found = (PolicyText.Found) text;
        PolicyReading alone = reader.read(found.file(), found.text());
        if (alone instanceof PolicyReading.Invalid invalid) {
            return new Found.Invalid(invalid.problems());
        }
        if (((PolicyReading.Valid) alone).policy().extension() instanceof Extension.File base
                && !isPolicy(files.read(subject, base, 0))) {
            return new Found.Baseless();
        }
        Optional<Policy> policy = new Policies(reader, PolicyShelf.empty(), files, (any, commit, paths) -> List.of())
                .organisation(subject, text);
        return policy.<Found>map(Found.Holds::new).orElseGet(Found.Baseless::new);
    }

    private boolean isPolicy(PolicyText text) {
        return text instanceof PolicyText.Found found
                && reader.read(found.file(), found.text()) instanceof PolicyReading.Valid;
    }
}
