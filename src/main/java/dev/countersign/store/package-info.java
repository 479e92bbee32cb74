/**
 * The tables, and the ports' implementations on them. Nothing else sees a row or writes SQL, but for what comes before the App.
 */
package dev.countersign.store;
