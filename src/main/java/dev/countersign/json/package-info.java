/**
 * The JSON forms of facts and of verdicts: for the ledger, the command line and the API alike.
 *
 * <p>Knows the core's records; nothing of who reads the JSON.
 */
package dev.countersign.json;
