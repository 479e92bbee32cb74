package dev.countersign.setup;

import java.net.URI;
import java.util.Locale;

/**
 * Which GitHub it is.
 *
 * @param web where people see it, without a slash at the end
 * @param api where programs ask it, without a slash at the end
 */
public record GitHubAddress(String web, String api) {

    private static final String PUBLIC_WEB = "https://github.com";
    private static final String PUBLIC_API = "https://api.github.com";
    /** Where the REST API of an Enterprise Server is. */
    static final String ENTERPRISE = "/api/v3";

    /**
     * The one whose web address somebody typed.
     *
     * @throws Mistake when it is no address of a GitHub
     */
    static GitHubAddress ofWeb(String typed) {
        String web = origin("GitHub's address", typed);
        String host = URI.create(web).getHost();
        if (host.equals("github.com") || host.equals("www.github.com")) {
            return new GitHubAddress(PUBLIC_WEB, PUBLIC_API);
        }
        // GitHub Enterprise Cloud with data residency has a host for its API, an Enterprise Server a path.
        return host.endsWith(".ghe.com")
                ? new GitHubAddress(web, web.replaceFirst("://", "://api."))
                : new GitHubAddress(web, web + ENTERPRISE);
    }

    /** The one whose API address is configured. */
    public static GitHubAddress ofApi(String configured) {
        String api = configured.replaceAll("/+$", "");
        if (api.equals(PUBLIC_API)) {
            return new GitHubAddress(PUBLIC_WEB, PUBLIC_API);
        }
        String web = api.endsWith(ENTERPRISE) ? api.substring(0, api.length() - ENTERPRISE.length()) : api;
        return new GitHubAddress(web.replaceFirst("://api\\.(?=[^/]*\\.ghe\\.com$)", "://"), api);
    }

    /**
     * An address without path, with {@code https} unless it is this machine's.
     *
     * @param what what it is the address of
     * @throws Mistake when it is none
     */
    static String origin(String what, String typed) {
        String text = typed.strip().replaceAll("/+$", "");
        try {
            URI uri = URI.create(text);
            // Without a host, as of `mailto:`, there is no path either.
            if (uri.getHost() != null && uri.getScheme() != null && isOrigin(uri)) {
                return uri.getScheme().toLowerCase(Locale.ROOT) + "://"
                        + uri.getRawAuthority().toLowerCase(Locale.ROOT);
            }
        } catch (IllegalArgumentException nonsense) {
            // The same answer as for another address that will not do.
        }
        throw new Mistake(
                what + " is `" + text + "`; it has to be like `https://countersign.example.com`, without a path,"
                        + " and with http only on this machine.");
    }

    private static boolean isOrigin(URI uri) {
        boolean here = uri.getHost().matches("localhost|127\\.0\\.0\\.1|\\[::1]");
        boolean plain = uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null;
        return plain
                && (uri.getScheme().equalsIgnoreCase("https")
                        || here && uri.getScheme().equalsIgnoreCase("http"));
    }
}
