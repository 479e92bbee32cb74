/**
 * How risky a change is, and why: likelihood from the files touched and their history, impact from the areas touched.
 *
 * <p>Knows the facts of a change, its files' history and the areas; nothing of requirements or people.
 */
package dev.countersign.core.risk;
