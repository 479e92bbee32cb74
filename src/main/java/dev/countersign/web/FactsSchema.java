package dev.countersign.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;

/** The JSON Schema of facts, for programs that write them. */
@Path("/schema/facts-v1.json")
public class FactsSchema {

    /** The schema. */
    @GET
    @Produces("application/schema+json")
    public InputStream schema() {
        return FactsSchema.class.getResourceAsStream("/schema/facts-v1.json");
    }
}
