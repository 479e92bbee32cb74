/**
 * Idempotent publishing: makes GitHub show what the ledger says, with no request where it already does.
 *
 * <p>Knows what was shown; nothing of verdicts or of HTTP.
 */
package dev.countersign.outbox;
