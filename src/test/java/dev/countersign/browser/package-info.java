/**
 * The pages as people see them: the packaged App in Debian's Chromium, with GitHub's stand-in behind it. Each page is looked at
 * in light and dark, wide and narrow, and with the keyboard alone; the pictures in the documentation are made on the way.
 */
package dev.countersign.browser;
