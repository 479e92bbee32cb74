/**
 * Reads the catalogue of AI tools from its YAML files into the core's records.
 *
 * <p>Knows the files' form; nothing of how markers are looked for.
 */
package dev.countersign.catalogue;
