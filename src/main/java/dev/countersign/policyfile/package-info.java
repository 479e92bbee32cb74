/**
 * Reads policy files strictly: YAML in, the core's policy or all problems with their positions out.
 *
 * <p>Knows YAML and the core's policy; nothing of where files come from or of what is done with a policy.
 */
package dev.countersign.policyfile;
