/**
 * The embedded PostgreSQL: unpacked, initialised, started, kept up and stopped by Countersign itself, for everybody who has no
 * server of their own.
 *
 * <p>Knows processes and files; nothing of what is stored, of Quarkus or of the command line.
 */
package dev.countersign.database;
