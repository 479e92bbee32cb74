/**
 * The same as the pages, for programs: JSON under {@code /api/v1}. Names of fields and addresses stay as they are within it;
 * fields may be added.
 *
 * <p>Knows what the pages know; decides nothing.
 */
package dev.countersign.web.api;
