/**
 * {@code countersign demo}: the App, its database and the sandbox in one process, and a story played with them.
 *
 * <p>The App is started and told about its GitHub by settings alone. People act in the sandbox, the App hears of it by
 * webhooks, and the story reads only what the sandbox shows; it must not look into the App.
 */
package dev.countersign.sandbox.demo;
