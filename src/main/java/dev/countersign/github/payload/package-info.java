/**
 * Webhook payloads: what GitHub says has happened, reduced to the few fields that the intake needs.
 *
 * <p>Reads JSON trees only; knows nothing of queues, of requests or of what a happening leads to.
 */
package dev.countersign.github.payload;
