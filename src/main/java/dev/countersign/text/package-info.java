/**
 * The words people read, as Qute templates: one template for each rendering, with typed parameters.
 *
 * <p>Knows reports; nothing of where the text goes.
 */
package dev.countersign.text;
