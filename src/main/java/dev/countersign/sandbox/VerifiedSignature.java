package dev.countersign.sandbox;

/**
 * A commit's signature that GitHub has verified.
 *
 * @param by whose key it was made with
 * @param key the key's id
 */
record VerifiedSignature(Account by, String key) {}
