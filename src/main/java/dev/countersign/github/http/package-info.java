/**
 * Requests to GitHub: tokens, time-outs, limits, conditional requests, counting, and what each kind of failure means.
 *
 * <p>Knows HTTP and JSON; nothing of pull requests.
 */
package dev.countersign.github.http;
