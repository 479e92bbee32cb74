package dev.countersign.web.access;

import java.time.Duration;

/**
 * How long somebody is logged in.
 *
 * @param longest at the most
 * @param idle since the last visit
 */
public record SessionLife(Duration longest, Duration idle) {}
