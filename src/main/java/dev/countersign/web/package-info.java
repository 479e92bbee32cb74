/**
 * The App's own pages and files over HTTP.
 *
 * <p>Knows stored verdicts and templates; decides nothing.
 */
package dev.countersign.web;
