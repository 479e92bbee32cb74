package dev.countersign.wiring;

import dev.countersign.flow.Assess;
import dev.countersign.flow.WhatIf;
import dev.countersign.policyfile.PolicyReader;
import dev.countersign.web.GitHubWeb;
import dev.countersign.web.pull.Suppositions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the parts that pages are made from. */
@ApplicationScoped
public class WebWiring {

    /** Where GitHub shows things, by where its API is. */
    @Produces
    @Singleton
    GitHubWeb github(
            @ConfigProperty(name = "quarkus.github-app.instance-endpoint", defaultValue = "https://api.github.com")
                    String api) {
        return GitHubWeb.of(api);
    }

    /** What judges suppositions. */
    @Produces
    @Singleton
    Suppositions suppositions(PolicyReader reader, Assess assess, Clock clock) {
        return new Suppositions(new WhatIf(reader, assess), clock);
    }
}
