package dev.countersign.core.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Given words of people, when looked at, then these are the models that they name. */
class ModelsTest {

    static List<Arguments> texts() {
        return List.of(
                Arguments.of("Claude Opus 4.8 <noreply@anthropic.com>", List.of("Claude Opus 4.8")),
                Arguments.of("opus", List.of("opus")),
                Arguments.of("Crush:gpt-5-codex", List.of("gpt-5-codex")),
                Arguments.of("GPT-5 and Gemini 2.5 Pro, then o3-mini", List.of("GPT-5", "Gemini 2.5 Pro", "o3-mini")),
                Arguments.of("deepseek-coder-v2 kimi-k2.5", List.of("deepseek-coder-v2", "kimi-k2.5")),
                Arguments.of("gpt-5gpt-5", List.of("gpt-5gpt-5")),
                Arguments.of("gpt-5 gpt-5", List.of("gpt-5", "gpt-5")),
                Arguments.of("magnum-opus", List.of("opus")),
                Arguments.of("Claude", List.of()),
                Arguments.of("octopus4 xgpt-5 _opus", List.of()),
                Arguments.of("gpt and gemini and qwen", List.of()),
                Arguments.of("", List.of()),
                Arguments.of("x".repeat(400) + " opus", List.of()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_text_names_these_models(String text, List<String> models) {
        assertEquals(models, Models.in(text));
    }
}
