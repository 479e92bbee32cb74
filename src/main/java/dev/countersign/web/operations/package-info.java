/**
 * How the App runs, for those who run it: queue, dead letters, deliveries, GitHub's budgets, replicas.
 *
 * <p>Knows what the database tells; the one thing it does is to make given-up work due again.
 */
package dev.countersign.web.operations;
