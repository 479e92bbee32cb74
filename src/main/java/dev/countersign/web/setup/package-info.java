/**
 * The rest of set-up, when the App runs: whether it may what it needs, is installed, hears of what happens, has a policy, and whether
 * merges are held. For those who run the App.
 *
 * <p>Looking writes nothing anywhere. Pressing asks GitHub for a webhook again, or makes the ruleset; the policy is written by
 * people, on GitHub's pages.
 */
package dev.countersign.web.setup;
