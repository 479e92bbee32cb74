package dev.countersign.web.api;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Why a program did not get what it asked for, in the form of RFC 9457.
 *
 * @param type says nothing more than the status does
 * @param title what is wrong, in few words
 * @param status the HTTP status
 * @param detail what is wrong with what was asked, and what to do; empty for nothing
 */
@RegisterForReflection
public record Problem(String type, String title, int status, String detail) {

    /** The media type of it. */
    public static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail);
    }
}
