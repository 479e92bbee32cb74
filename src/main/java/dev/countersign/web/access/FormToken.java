package dev.countersign.web.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/**
 * What each form of ours has to bear as a hidden field, so that nobody's but ours are taken from a browser that is logged in:
 * {@code <input type="hidden" name="{inject:formToken.field}" value="{inject:formToken.value}">}. A script sends the value as
 * the header {@link #HEADER}. One for each request.
 */
@Named("formToken")
@RequestScoped
public class FormToken {

    /** The field's name. */
    public static final String FIELD = "form-token";

    /** The header's name. */
    public static final String HEADER = "X-Form-Token";

    private final Visit visit;

    /** The one of that visit. */
    FormToken(Visit visit) {
        this.visit = visit;
    }

    /** The field's name, for templates. */
    public String getField() {
        return FIELD;
    }

    /** The field's value; empty where nobody is logged in. */
    public String getValue() {
        return visit.formToken();
    }
}
