/**
 * The tables, and the ports' implementations on them. Nothing else sees an entity or writes SQL.
 */
package dev.countersign.store;
