/**
 * Durable intake: what GitHub told us is kept before it is acknowledged; what it means is worked out afterwards, and every pull
 * request it is about is looked at again, one look at a time.
 *
 * <p>Knows the queue and the flow; nothing of HTTP or of the tables.
 */
package dev.countersign.inbox;
