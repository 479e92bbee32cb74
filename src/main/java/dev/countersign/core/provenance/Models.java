package dev.countersign.core.provenance;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Recognises the names of language models, as far as their families are known. */
final class Models {

    private static final int LONGEST_TEXT = 400;
    private static final Pattern NAME = Pattern.compile("(?i)\\b("
            + "(?:claude[ -])?(?:opus|sonnet|haiku|fable)(?:[ -]?v?\\d+(?:[.-]\\d+)*)?"
            + "|claude[ -](?:v?\\d+(?:[.-]\\d+)*)(?:[ -](?:opus|sonnet|haiku))?"
            + "|gpt[- ]?\\d[\\w.]*(?:-[\\w.]+)*|o[134](?:-mini|-pro|-preview)?"
            + "|gemini[ -]\\d+(?:[.-]\\d+)*(?:[ -](?:pro|flash|ultra|lite|preview))*"
            + "|(?:qwen|deepseek|llama|mistral|devstral|codestral|grok|glm|kimi|minimax)[ -]?[a-z]?\\d[\\w.]*(?:-[\\w.]+)*"
            + "|(?:deepseek|grok|qwen)-[a-z]+(?:-[\\w.]+)*)");

    private Models() {}

    /** The models named in a short text, as written and in order. */
    static List<String> in(String text) {
        List<String> models = new ArrayList<>();
        Matcher matcher = NAME.matcher(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        while (matcher.find()) {
            models.add(matcher.group(1));
        }
        return models;
    }

    /** Whether the text begins with the name of a model, version included. */
    static boolean startIn(String text) {
        Matcher matcher = NAME.matcher(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        return matcher.lookingAt() && matcher.group(1).chars().anyMatch(Character::isDigit);
    }
}
