/**
 * A pull request's page: its verdict as a path from facts to history, and what would be otherwise.
 *
 * <p>Knows stored verdicts and facts; what is supposed is judged by the flow, and nothing of it is kept.
 */
package dev.countersign.web.pull;
