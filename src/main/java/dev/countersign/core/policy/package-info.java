/**
 * What an organisation asks of changes: the policy as a validated, immutable tree, and which requirements apply.
 *
 * <p>Knows facts, assistance and risk; nothing of YAML, of people's acts or of verdicts.
 */
package dev.countersign.core.policy;
