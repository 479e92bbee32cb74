/**
 * What people can tell the App in a pull request's thread: the commands, their help, and how a comment is read.
 *
 * <p>Knows text only; nothing of who may say what, or of what follows.
 */
package dev.countersign.core.command;
