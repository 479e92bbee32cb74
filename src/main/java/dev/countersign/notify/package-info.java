/**
 * Tells the operator's other systems what happened: signed webhooks in CloudEvents form, or messages for Slack.
 *
 * <p>Knows addresses, forms and HTTP; what is worth telling is said by the core, and kept by the store.
 */
package dev.countersign.notify;
