package dev.countersign.web;

/**
 * Who looks at a page, as its frame and forms need it.
 *
 * @param known whether it is known who it is
 * @param name a login; empty when it is not known
 * @param operates whether there is a way to the operations page
 * @param token what forms have to bear as the field {@code form-token}; empty for who needs none
 */
public record Visitor(boolean known, String name, boolean operates, String token) {}
