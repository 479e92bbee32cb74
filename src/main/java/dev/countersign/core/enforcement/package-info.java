/**
 * Whether GitHub holds merges for our check: who requires it on a branch, of which App, and who may pass by.
 *
 * <p>Knows rules as GitHub tells them; nothing of verdicts.
 */
package dev.countersign.core.enforcement;
