package dev.countersign.setup;

import java.util.List;

/**
 * A permission that the App asks for.
 *
 * @param key its name in a manifest
 * @param name its name on GitHub's pages
 * @param access {@code read} or {@code write}
 * @param why what the App does with it
 */
public record Permission(String key, String name, String access, String why) {

    /** Without it nobody but an owner can make the ruleset. */
    public static final Permission RULESETS = new Permission(
            "organization_administration",
            "Administration of the organisation",
            "write",
            "the command enforce makes the ruleset that holds merges, and its daily audit tells who may pass by it");

    /** What every App needs, in the order of GitHub's pages. */
    public static final List<Permission> NEEDED = List.of(
            new Permission("actions", "Actions", "read", "workflows that a policy waits for"),
            new Permission("administration", "Administration", "read", "who may write to a repository"),
            new Permission(
                    "checks", "Checks", "write", "the check countersign, and other checks that a policy waits for"),
            new Permission("contents", "Contents", "read", "the policy, code owners and a repository's past"),
            new Permission("issues", "Issues", "write", "the comment on a pull request, and reactions to commands"),
            new Permission("merge_queues", "Merge queues", "read", "which pull requests a merge queue's group holds"),
            new Permission("metadata", "Metadata", "read", "given to every App"),
            new Permission(
                    "pull_requests", "Pull requests", "write", "the change, its reviews, and whom to ask for one"),
            new Permission("statuses", "Commit statuses", "read", "statuses that a policy waits for"),
            new Permission("members", "Members of the organisation", "read", "who is in a team"));

    /** The events that it subscribes to; {@code docs/operate.md} says what each is a reason for. */
    public static final List<String> EVENTS = List.of(
            "check_run",
            "check_suite",
            "issue_comment",
            "member",
            "membership",
            "merge_group",
            "organization",
            "pull_request",
            "pull_request_review",
            "push",
            "repository",
            "status",
            "team",
            "team_add",
            "workflow_run");
}
