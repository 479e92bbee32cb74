package dev.countersign.sandbox.demo;

import dev.countersign.sandbox.FileEdits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts of the story: the policy, the shop's files, and what people make of them. */
final class Scripts {

    private static final List<String> SHOP = List.of(
            "README.md",
            "apps/storefront/checkout.ts",
            "docs/refunds.md",
            "services/payments/ledger.py",
            "services/payments/refunds.py");

    private Scripts() {}

    /** One text, by its name. */
    static String read(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream("/sandbox/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shop as it is in the beginning. */
    static FileEdits shop() {
        return edited("shop", SHOP);
    }

    /** Files as they are after a change. */
    static FileEdits edited(String change, List<String> paths) {
        FileEdits edits = FileEdits.none();
        for (String path : paths) {
            edits = edits.andPut(path, read(change + "/" + path));
        }
        return edits;
    }
}
