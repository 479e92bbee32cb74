package dev.countersign.sandbox;

import com.sun.net.httpserver.HttpHandler;
import java.time.Clock;
import java.time.Duration;

/**
 * A running GitHub look-alike on 127.0.0.1.
 *
 * <p>{@link #furnish} lays out organisations, people and repositories; {@link #as} acts as one of the people, just as
 * REST requests with {@code Authorization: Bearer tok-LOGIN} do; {@link #look} tells how things stand. What is refused
 * is a {@link Refusal}. Safe for use by many threads.
 */
public final class Sandbox implements AutoCloseable {

    private final World world;
    private final Server server;
    private final Deliveries deliveries;
    private final Faults faults = new Faults();
    private final RequestLog requests = new RequestLog();
    private final Hub hub;
    private final Actions actions;

    /**
     * How it is started.
     *
     * @param port where to listen; 0 for any free port
     * @param clock tells the time that is written into commits, comments and tokens
     */
    public record Options(int port, Clock clock) {

        /** Any free port, and the time of day. */
        public static Options anyPort() {
            return onPort(0);
        }

        /** That port, and the time of day. */
        public static Options onPort(int port) {
            return new Options(port, Clock.systemUTC());
        }
    }

    private Sandbox(Options options) {
        world = new World(options.clock());
        server = new Server(options.port());
        deliveries = new Deliveries(faults);
        Tokens tokens = new Tokens(world);
        Changes changes = new Changes(world.git);
        Gate gate = new Gate(world);
        Shapes shapes = Shapes.over(world, new Urls(server.url()), changes, gate);
        hub = new Hub(world, changes, gate, shapes, new Events(world, shapes, deliveries), deliveries, tokens);
        actions = Actions.on(hub);
        server.pages("/login/oauth", new SignIn(world, tokens, server.url()));
        server.start(world, tokens, routes(), faults, requests);
    }

    /**
     * Starts one.
     *
     * @throws IllegalStateException when the port is taken; the message says what to do
     */
    public static Sandbox start(Options options) {
        return new Sandbox(options);
    }

    private Routes routes() {
        Routes routes = new Routes();
        Asked asked = new Asked(world);
        new AppRoutes(hub, asked).addTo(routes);
        new HookRoutes(hub, asked).addTo(routes);
        new PullRoutes(hub, asked, actions).addTo(routes);
        new ThreadRoutes(hub, asked, actions).addTo(routes);
        new CheckRoutes(hub, asked, actions).addTo(routes);
        new WorkflowRoutes(asked, actions).addTo(routes);
        new PeopleRoutes(hub, asked, actions).addTo(routes);
        new RuleRoutes(hub, asked).addTo(routes);
        new IssueRoutes(hub, asked).addTo(routes);
        new GitRoutes(hub, asked, actions).addTo(routes);
        new GraphRoutes(hub).addTo(routes);
        return routes;
    }

    /** Its address without a slash at the end, such as {@code http://127.0.0.1:40123}. */
    public String url() {
        return server.url();
    }

    /** Lets pages for people answer whatever is asked for under a path such as {@code /sandbox}. */
    public void pages(String path, HttpHandler pages) {
        server.pages(path, pages);
    }

    /** Lays out what there is. */
    public Furnishing furnish() {
        return new Furnishing(hub, actions);
    }

    /** Acts as a person, or as an App's bot by its login such as {@code other-ci[bot]}. */
    public Acting as(String login) {
        synchronized (world) {
            return new Acting(world, actions, hub.tokens().acting(world.account(login)));
        }
    }

    /** Tells how things stand. */
    public Looking look() {
        return new Looking(hub);
    }

    /** Lets things go wrong. */
    public Faults faults() {
        return faults;
    }

    /** What has been asked for over HTTP. */
    public RequestLog requests() {
        return requests;
    }

    /** The webhooks that have been sent. */
    public Webhooks webhooks() {
        return new Webhooks(deliveries, hub);
    }

    /**
     * Waits until every webhook under way at the time of the call has been answered. Webhooks held back do not count.
     *
     * @return false when it took longer than that
     */
    public boolean awaitDeliveries(Duration patience) {
        return deliveries.await(patience);
    }

    /** Makes all installation tokens invalid now, as if their hour had passed. */
    public void expireTokens() {
        synchronized (world) {
            hub.tokens().expireAll();
        }
    }

    /** Stops listening and sending; what is under way is cut. */
    @Override
    public void close() {
        server.close();
        deliveries.close();
    }
}
