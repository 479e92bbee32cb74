package dev.countersign.policyfile;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Checks the bytes and characters of a file before anything parses them. */
final class PolicyText {

    /** How large a policy may be. */
    static final int MOST_BYTES = 256 * 1024;

    private PolicyText() {}

    /** The bytes as text; nothing and a problem when they are too many or not UTF-8. */
    static Optional<String> decode(byte[] bytes, Problems problems) {
        if (tooLarge(bytes.length, problems)) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        out.flip();
        if (result.isError()) {
            String before = out.toString();
            int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
            int column = 1 + before.codePointCount(before.lastIndexOf('\n') + 1, before.length());
            problems.add(problems.at(line, column), "this is not UTF-8", "save the file as UTF-8");
            return Optional.empty();
        }
        return Optional.of(out.toString());
    }

    /** The text without a byte-order mark; nothing and a problem when it is too long or has characters that YAML does not allow. */
    static Optional<String> acceptable(String content, Problems problems) {
        if (tooLarge(content.length(), problems)
                || tooLarge(content.getBytes(StandardCharsets.UTF_8).length, problems)) {
            return Optional.empty();
        }
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c == '\n') {
                line++;
                column = 1;
                continue;
            }
            if (!allowed(c)) {
                problems.add(
                        problems.at(line, column),
                        String.format("the character U+%04X is not allowed", c),
                        "remove it, or write it as an escape in double quotes");
                return Optional.empty();
            }
            column++;
        }
        return Optional.of(text);
    }

    private static boolean tooLarge(int length, Problems problems) {
        if (length > MOST_BYTES) {
            problems.add(
                    problems.at(1, 1),
                    "the file is larger than " + MOST_BYTES / 1024 + " KiB",
                    "a policy is a page or two");
            return true;
        }
        return false;
    }

    /** Printable, tab or line end; no byte-order mark in the middle, no half of a surrogate pair, nothing that turns text around. */
    private static boolean allowed(int c) {
        if (c == '\t' || c == '\r' || c == 0x85) {
            return true;
        }
        boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        return c >= 0x20
                && !(c >= 0x7F && c <= 0x9F)
                && !(c >= 0xD800 && c <= 0xDFFF)
                && c != 0xFEFF
                && c != 0xFFFE
                && c != 0xFFFF
                && !turns;
    }
}
