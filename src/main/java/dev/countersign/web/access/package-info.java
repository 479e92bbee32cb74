/**
 * Who asks, and what they may see: API tokens, logins, and what keeps others from acting in somebody's name.
 *
 * <p>Knows requests and what GitHub says of people; nothing of what is shown.
 */
package dev.countersign.web.access;
