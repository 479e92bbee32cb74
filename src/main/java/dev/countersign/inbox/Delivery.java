package dev.countersign.inbox;

/**
 * One delivery of a webhook.
 *
 * @param guid GitHub's id of it; a redelivery keeps it
 * @param event the event's name
 * @param action its action; empty for none
 * @param installation the installation it is for; 0 for none
 */
public record Delivery(String guid, String event, String action, long installation) {}
