/**
 * Set-up: makes the App at GitHub from its manifest when none is configured, and keeps what GitHub gave it, encrypted.
 *
 * <p>It runs before the App and without it, on the App's own port, and is gone when the App runs. Whoever has the key that
 * the start printed may use it, and nobody else.
 */
package dev.countersign.setup;
