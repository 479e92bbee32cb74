package dev.countersign.core.provenance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of tools, and how to tell them from people's names and from models.
 *
 * <p>A name counts when nothing follows it but what goes with a tool: versions, model names, words such as "CLI". So "Claude
 * Opus 4.8" is a tool and "Claude Debussy" is not. Immutable.
 */
final class Credits {

    /** Stands for a tool that nobody names. */
    static final String UNNAMED = "ai";

    private static final Set<String> VOCABULARY = Set.of(
            "code opus sonnet haiku fable claude gpt gemini codex pro flash lite max mini turbo preview high low medium xhigh auto"
                    .concat(
                            " thinking context coder instruct cli agent agents ai assistant bot app ide desktop web action")
                    .concat(
                            " mode chat llm llms model models tool tools cloud copilot composer latest exp experimental grok")
                    .concat(
                            " deepseek qwen llama mistral kimi glm coccinelle sparse smatch clang tidy free large small")
                    .concat(" extension plugin v version anthropic openai google moonshot alibaba")
                    .split(" "));

    /**
     * A tool that was named.
     *
     * @param tool the tool
     * @param marker the marker that lists the name
     * @param word whether the name is also a word or a person's name
     * @param name the canonical name
     */
    record Named(Tool tool, Marker.Credit marker, boolean word, String name) {

        int length() {
            return name.length();
        }

        /** Where the name ends in a text that begins with it, however it is punctuated there. */
        int endIn(String text) {
            int left = (int) name.chars().filter(Character::isLetterOrDigit).count();
            int end = 0;
            while (left > 0) {
                left -= Character.isLetterOrDigit(text.charAt(end)) ? 1 : 0;
                end++;
            }
            return end;
        }
    }

    private final Map<String, Named> byName = new HashMap<>();
    private final int longest;

    Credits(Catalogue catalogue) {
        for (Tool tool : catalogue.tools()) {
            for (Marker marker : tool.markers()) {
                if (marker instanceof Marker.Credit credit) {
                    credit.names().forEach(name -> put(tool, credit, name, false));
                    credit.words().forEach(name -> put(tool, credit, name, true));
                }
            }
        }
        longest = byName.keySet().stream()
                .mapToInt(name -> name.split(" ").length)
                .max()
                .orElse(0);
    }

    private void put(Tool tool, Marker.Credit marker, String name, boolean word) {
        String canonical = canonical(name);
        byName.putIfAbsent(canonical, new Named(tool, marker, word, canonical));
    }

    /** The tool that stands for those nobody names, if the catalogue has one. */
    Optional<Named> unnamed() {
        return Optional.ofNullable(byName.get(UNNAMED));
    }

    /** The tool whose name the text begins with, if only words follow that go with a tool. */
    Optional<Named> whole(String folded) {
        String text = canonical(folded);
        return longestPrefix(text).filter(named -> isVocabulary(text.substring(named.length())));
    }

    /** As {@link #whole}, where a name that is also a word or a person's needs such a word after it. */
    Optional<Named> unmistakable(String folded) {
        String text = canonical(folded);
        return whole(folded).filter(named -> !named.word() || text.length() > named.length());
    }

    /** The tool whose name the folded text begins with, whatever follows. */
    Optional<Named> longestPrefix(String folded) {
        String[] words = canonical(folded).split(" ", longest + 1);
        for (int count = Math.min(longest, words.length); count > 0; count--) {
            Named named = byName.get(String.join(" ", Arrays.copyOf(words, count)));
            if (named != null) {
                return Optional.of(named);
            }
        }
        return Optional.empty();
    }

    /** Every tool named in a folded sentence; names that are also words only where the sentence as written has a capital. */
    List<Named> anywhere(String folded, String written) {
        List<Named> all = new ArrayList<>();
        String text = canonical(folded);
        int start = 0;
        while (start < text.length()) {
            Optional<Named> named = longestPrefix(text.substring(start, Math.min(text.length(), start + 80)));
            if (named.isPresent()
                    && (!named.get().word()
                            || capitalised(
                                    text.substring(start, start + named.get().length()), written))) {
                all.add(named.get());
                start += named.get().length();
            }
            int space = text.indexOf(' ', start);
            start = space < 0 ? text.length() : space + 1;
        }
        return all;
    }

    private static boolean capitalised(String name, String written) {
        return written.contains(
                Character.toUpperCase(name.charAt(0)) + name.substring(1).split(" ")[0]);
    }

    /** Whether every word goes with a tool; an empty text does. */
    static boolean isVocabulary(String text) {
        for (String word : canonical(text).split(" ")) {
            boolean hasDigit = word.chars().anyMatch(c -> c >= '0' && c <= '9');
            if (!word.isEmpty() && !hasDigit && !VOCABULARY.contains(word)) {
                return false;
            }
        }
        return true;
    }

    /** Folded text with one space for everything that is neither letter nor digit. */
    static String canonical(String folded) {
        StringBuilder out = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                out.append(c);
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        return out.toString().strip();
    }
}
