/**
 * The sandbox's pages for people: what GitHub would show of its pull requests, and forms to act as anybody.
 *
 * <p>Plain HTML that works without JavaScript. Knows the sandbox only, and nothing of the App: of its comment and check it
 * shows what the sandbox holds. Whatever people wrote is hostile and is escaped.
 */
package dev.countersign.sandbox.pages;
