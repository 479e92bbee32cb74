/** Builders and fakes that the tests of several packages share. */
package dev.countersign.testing;
