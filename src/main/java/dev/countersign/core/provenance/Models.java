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

    /** What each name begins with, so that the expression is tried only where one can begin. */
    private static final List<String> BEGINNINGS = List.of(
            "opus",
            "sonnet",
            "haiku",
            "fable",
            "claude",
            "gpt",
            "o1",
            "o3",
            "o4",
            "gemini",
            "qwen",
            "deepseek",
            "llama",
            "mistral",
            "devstral",
            "codestral",
            "grok",
            "glm",
            "kimi",
            "minimax");

    private Models() {}

    /** The models named in a short text, as written and in order. */
    static List<String> in(String text) {
        String read = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        List<String> models = new ArrayList<>();
        int at = 0;
        while (at < read.length()) {
            if (mayBegin(read, at)) {
                Matcher matcher = NAME.matcher(read.substring(at));
                if (matcher.lookingAt()) {
                    models.add(matcher.group(1));
                    at += matcher.end() - 1;
                }
            }
            at++;
        }
        return models;
    }

    private static boolean mayBegin(String text, int at) {
        if (at > 0 && isWord(text.charAt(at - 1))) {
            return false;
        }
        for (String beginning : BEGINNINGS) {
            if (text.regionMatches(true, at, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }

    /** As {@code \w} of the expression has it. */
    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** Whether the text begins with the name of a model, version included. */
    static boolean startIn(String text) {
        Matcher matcher = NAME.matcher(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        return matcher.lookingAt() && matcher.group(1).chars().anyMatch(Character::isDigit);
    }
}
