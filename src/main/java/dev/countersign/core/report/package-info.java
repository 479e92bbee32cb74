/**
 * A verdict as people will see it, still as data: check, comment, checklist.
 *
 * <p>Knows verdicts; nothing of Markdown or of GitHub's API. The words are in the templates.
 */
package dev.countersign.core.report;
