/**
 * The page that tells which policy holds and which line makes it so, and tries another text.
 *
 * <p>Knows files as they were read and the same judge that decides; keeps nothing and writes nothing to GitHub.
 */
package dev.countersign.web.policy;
