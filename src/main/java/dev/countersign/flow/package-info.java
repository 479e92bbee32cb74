/**
 * The straight path: from "look at this pull request again" to what GitHub shall show, and the ports it needs.
 *
 * <p>Knows the core and its own ports; nothing of HTTP, SQL or frameworks.
 */
package dev.countersign.flow;
