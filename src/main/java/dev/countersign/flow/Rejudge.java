package dev.countersign.flow;

import dev.countersign.core.change.RepositoryRef;
import dev.countersign.core.signoff.Directory;
import dev.countersign.core.verdict.Judge;
import dev.countersign.core.verdict.Verdict;
import dev.countersign.policyfile.CatalogReader;
import dev.countersign.policyfile.PolicyReader;
import java.time.Instant;
import java.util.List;

/** Judges a kept evaluation again by the very policy it was judged by; the verdict must be the one that was kept. Immutable. */
public final class Rejudge {

    private final Assess assess;
    private final PolicyReader reader;

    /** Reads policies by this reader, detects and weighs by that. */
    public Rejudge(PolicyReader reader, Assess assess) {
        this.assess = assess;
        this.reader = reader;
    }

    /** The verdict, made again. */
    public Verdict judge(Archive.Proof proof) {
        return Judge.judge(assess.assess(proof.dossier(), policy(proof)));
    }

    /** The policy that held then. */
    PolicyInForce policy(Archive.Proof proof) {
        RepositoryRef repository = proof.dossier().facts().pullRequest().ref().repository();
        PolicyText organisation = text(proof.policies(), repository.owner() + "/.github/" + Policies.FILE);
        List<PolicyText.Found> others =
                proof.policies().stream().filter(found -> found != organisation).toList();
        Policies policies = new Policies(
                reader,
                PolicyShelf.empty(),
                (asking, file, pushes) -> text(others, file.toString()),
                (asking, commit, paths) -> paths.stream()
                        .map(path -> text(others, repository + "/" + path))
                        .toList());
        Subject subject =
                new Subject(0, 0, proof.dossier().facts().pullRequest().ref());
        PolicyInForce found = policies.inForce(
                subject,
                new Reading(
                        proof.dossier().facts(),
                        organisation,
                        text(others, repository + "/" + Policies.FILE),
                        new PolicyText.Absent("CODEOWNERS"),
                        text(others, repository + "/" + CatalogReader.ROOT),
                        "",
                        Instant.MIN,
                        Directory.empty()));
        return new PolicyInForce(found.policy(), found.files(), proof.notes(), proof.doubts());
    }

    private static PolicyText text(List<PolicyText.Found> all, String file) {
        return all.stream()
                .filter(found -> found.file().equalsIgnoreCase(file))
                .findFirst()
                .<PolicyText>map(found -> found)
                .orElseGet(() -> new PolicyText.Absent(file));
    }
}
