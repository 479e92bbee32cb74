/** Where people begin who did not come by a link: what they administer, and a way to any pull request. */
package dev.countersign.web.home;
