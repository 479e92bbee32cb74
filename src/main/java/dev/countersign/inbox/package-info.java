/**
 * Durable intake: what GitHub told us is kept before it is acknowledged; what it means is worked out afterwards, and every pull
 * request it is about is looked at again, one look at a time. It also notices what would keep that from happening: a clock that
 * was set back, and a database without room.
 *
 * <p>Knows the queue and the flow; nothing of HTTP or of the tables.
 */
package dev.countersign.inbox;
