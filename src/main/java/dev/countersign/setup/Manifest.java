package dev.countersign.setup;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What GitHub makes the App from. Where: <a
 * href="https://docs.github.com/en/apps/sharing-github-apps/registering-a-github-app-from-a-manifest">GitHub's words on it</a>.
 *
 * @param name the App's name, unique at GitHub
 * @param address the App's own address, without a slash at the end
 * @param rulesets whether it may make the organisation's ruleset
 */
public record Manifest(String name, String address, boolean rulesets) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The permissions that it asks for. */
    public List<Permission> permissions() {
        List<Permission> all = new ArrayList<>(Permission.NEEDED);
        if (rulesets) {
            all.add(Permission.RULESETS);
        }
        return all;
    }

    /** As GitHub reads it; it comes back to {@code created} with a code. */
    public String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("name", name);
        root.put("url", address);
        root.put("description", "Holds a merge until the right humans have signed.");
        root.put("public", false);
        root.put("redirect_url", address + SetupServer.CREATED);
        root.putArray("callback_urls").add(address + "/login/callback");
        root.putObject("hook_attributes").put("url", address + "/webhook").put("active", true);
        ObjectNode permissions = root.putObject("default_permissions");
        permissions().forEach(permission -> permissions.put(permission.key(), permission.access()));
        Permission.EVENTS.forEach(root.withArray("default_events")::add);
        return root.toString();
    }
}
