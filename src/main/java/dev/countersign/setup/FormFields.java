package dev.countersign.setup;

import java.util.Map;

/**
 * What stands in the form's fields.
 *
 * @param key the key that the start printed
 * @param github which GitHub
 * @param organisation whose App
 * @param name its name
 * @param address its own address
 * @param operator the login of whoever will run it
 * @param rulesets whether it may make the organisation's ruleset
 */
public record FormFields(
        String key,
        String github,
        String organisation,
        String name,
        String address,
        String operator,
        boolean rulesets) {

    /** As they were typed. */
    static FormFields of(Map<String, String> form) {
        return new FormFields(
                form.getOrDefault("key", ""),
                form.getOrDefault("github", ""),
                form.getOrDefault("organisation", ""),
                form.getOrDefault("name", ""),
                form.getOrDefault("address", ""),
                form.getOrDefault("operator", ""),
                form.containsKey("rulesets"));
    }
}
