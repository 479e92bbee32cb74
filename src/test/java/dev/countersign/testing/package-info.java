/** What tests of several packages share. */
package dev.countersign.testing;
