/**
 * Puts the App together: makes the framework-free parts for those that ask for them.
 *
 * <p>Knows every constructor; decides nothing.
 */
package dev.countersign.wiring;
