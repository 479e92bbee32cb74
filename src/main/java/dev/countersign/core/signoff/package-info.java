/**
 * Who has vouched for a change, and whether it still counts: sign-offs, fingerprints, eligibility, counting.
 *
 * <p>Knows facts and policy; nothing of verdicts or of how they are shown.
 */
package dev.countersign.core.signoff;
