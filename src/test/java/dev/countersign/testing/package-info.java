/**
 * What tests share: builders of facts, and GitHub's own descriptions to hold requests and answers against.
 */
package dev.countersign.testing;
