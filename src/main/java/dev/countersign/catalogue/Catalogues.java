package dev.countersign.catalogue;

import dev.countersign.core.provenance.Automaton;
import dev.countersign.core.provenance.Catalogue;
import dev.countersign.core.provenance.Tool;
import dev.countersign.policyfile.CatalogueFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Where catalogues come from. */
public final class Catalogues {

    private static final String FOLDER = "/catalogue/";

    private Catalogues() {}

    /**
     * The catalogue that Countersign is shipped with, read anew from the class path.
     *
     * @throws IllegalStateException when a file of it is damaged; the message names file, tool and marker
     */
    public static Catalogue builtIn() {
        List<Tool> tools = new ArrayList<>();
        List<Automaton> automation = new ArrayList<>();
        for (String file : resource("index").lines().toList()) {
            CatalogueFile read = CatalogueFile.read(file, resource(file));
            tools.addAll(read.tools());
            automation.addAll(read.automation());
        }
        return new Catalogue(tools, automation);
    }

    private static String resource(String name) {
        try (InputStream in = Catalogues.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue's file " + FOLDER + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue's file " + FOLDER + name + " cannot be read", e);
        }
    }
}
