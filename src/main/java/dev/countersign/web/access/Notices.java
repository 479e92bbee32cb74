package dev.countersign.web.access;

import dev.countersign.web.Sight;
import dev.countersign.web.Visitor;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The small pages on the way in and out. */
final class Notices {

    private Notices() {}

    /** What one of them says. */
    enum What {
        /** A page needs a login, and there is none. */
        LOGIN_OFF,
        /** A page needs a login, and cannot send the visitor there. */
        LOGIN_NEEDED,
        /** The visitor did not let GitHub say who they are. */
        DECLINED,
        /** The login is too old, or was begun in another browser, or somebody else began it. */
        STALE,
        /** GitHub does not take the code. */
        UNPROVEN,
        /** GitHub does not answer. */
        SILENT,
        /** Too many logins failed. */
        TOO_MANY,
        /** A form is not ours. */
        FORM_REFUSED,
        /** Whether the visitor wants to log out. */
        LEAVING,
        /** The visitor is logged out. */
        GONE
    }

    /** The page's template. */
    @CheckedTemplate(basePath = "access", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance notice(Visitor visitor, String what);
    }

    static Response page(Response.Status status, What what, Visit visit) {
        return builder(status, what, visit).build();
    }

    private static Visitor visitor(Visit visit) {
        Sight sight = visit.sight();
        return new Visitor(sight.known(), sight.name(), sight.operates(), visit.formToken());
    }

    static Response.ResponseBuilder builder(Response.Status status, What what, Visit visit) {
        String html = Templates.notice(visitor(visit), what.name()).render();
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(html);
    }
}
