package dev.countersign.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.InputStream;

/** The JSON Schema of the policy file, for editors. */
@Path("/schema/v1.json")
public class PolicySchema {

    /** The schema. */
    @GET
    @Produces("application/schema+json")
    public InputStream schema() {
        return PolicySchema.class.getResourceAsStream("/schema/policy-v1.json");
    }
}
