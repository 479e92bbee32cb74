package dev.countersign;

import dev.countersign.sandbox.Acting;
import dev.countersign.sandbox.FileEdits;
import dev.countersign.testing.Town;
import dev.countersign.testing.Town.Pull;
import org.junit.jupiter.api.Test;

/** A way around the gate through the files that say who owns what. */
class CatalogueAttackIT {

    private final Town town = Town.square();

    @Test
    void the_catalogue_is_changed_in_the_head_or_on_an_unprotected_base_branch() {
        String repository = town.repository();
        String owned = "kind: Component\nmetadata: {name: storefront}\nspec: {owner: \"group:payments\"}\n";
        String taken = owned.replace("group:payments", "user:dave");
        String policy = "version: 1\ncatalog: true\nrequirements:\n"
                + "  - {name: area-owner, when: {areas: [storefront]}, sign-offs: {count: 1, from: owners}}\n";
        town.github()
                .furnish()
                .files(
                        repository,
                        FileEdits.put("catalog-info.yaml", "kind: Location\nspec: {target: ./web/catalog-info.yaml}\n")
                                .andPut("web/catalog-info.yaml", owned)
                                .andPut(".github/countersign.yml", policy),
                        "Catalogue the shop");
        Acting alice = town.github().as("alice");
        alice.commit(
                repository, "feature", FileEdits.put("web/a.js", "a\n").andPut("web/catalog-info.yaml", taken), "Take");
        alice.commit(repository, "side", FileEdits.put("web/catalog-info.yaml", taken), "Take on a side branch");
        Pull pull = town.pull(repository, alice.open(repository, "feature", "main", "Round", "Rounds amounts."));
        town.settle();
        pull.waits();
        pull.approves("dave");
        pull.waits();
        alice.retarget(pull.repository, pull.number, "side");
        town.settle();
        alice.retarget(pull.repository, pull.number, "main");
        town.settle();
        pull.waits();

        // What is asked can be given: whom the catalogue of the base names can sign.
        alice.commit(repository, "other", FileEdits.put("web/b.js", "b\n"), "Take nothing");
        Pull other = town.pull(repository, alice.open(repository, "other", "main", "Round", "Rounds amounts."));
        town.settle();
        other.waits();
        other.approves("bob");
        other.cleared();
    }
}
