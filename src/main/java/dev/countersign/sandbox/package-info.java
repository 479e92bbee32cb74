/**
 * A GitHub look-alike inside the process, on the loopback interface: what the demo and the tests run the App against.
 *
 * <p>It imitates GitHub's documented behaviour: REST, GraphQL, webhooks, checks and the merge gate. It must not know how
 * Countersign works inside: the two meet over HTTP only, and nothing outside this package refers to it by name.
 */
package dev.countersign.sandbox;
