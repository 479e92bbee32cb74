package dev.countersign.cli;

import dev.countersign.core.change.PullRequestRef;
import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.policy.Extension;
import dev.countersign.core.policy.Policy;
import dev.countersign.flow.Policies;
import dev.countersign.flow.PolicyShelf;
import dev.countersign.flow.PolicySource;
import dev.countersign.flow.PolicyText;
import dev.countersign.flow.Subject;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.policyfile.PolicyReading;
import java.util.List;

/** An organisation's policy as it is at GitHub now, with the file that it extends. */
record OrganisationPolicy(PolicyReader reader, PolicySource files) {

    /**
     * Reads it.
     *
     * @throws CannotDo when there is none, or it cannot be read or is not valid
     */
    Policy read(long installation, Extension.File file) {
        RepositoryRef own = new RepositoryRef(file.owner(), file.repository());
        Subject subject = new Subject(installation, 0, new PullRequestRef(own, 0));
        PolicyText text = files.read(subject, file, 0);
        if (text instanceof PolicyText.Absent) {
            throw new CannotDo(
                    "there is no policy " + own + "/" + file.path() + ", or not for this App. Without it nothing is"
                            + " governed but by the built-in policy, which never holds a merge.\n  Write one, or install the App on "
                            + own + ", and run this again.");
        }
        if (text instanceof PolicyText.Unreadable unreadable) {
            throw new CannotDo("the policy " + unreadable.file() + " cannot be read: " + unreadable.why() + ".");
        }
        PolicyText.Found found = (PolicyText.Found) text;
        if (reader.read(found.file(), found.text()) instanceof PolicyReading.Invalid invalid) {
            throw new CannotDo("the policy is not valid: " + invalid.problems().get(0)
                    + "\n  `countersign lint` tells all that is wrong with it.");
        }
        return new Policies(reader, PolicyShelf.empty(), files, (any, commit, paths) -> List.of())
                .organisation(subject, text)
                .orElseThrow(
                        () -> new CannotDo(
                                "the policy " + found.file()
                                        + " extends a file that cannot be read or is not valid. `countersign lint` tells what is wrong."));
    }
}
