package dev.countersign.sandbox.git;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.RawText;

/**
 * Content of one file.
 *
 * @param sha 40 hexadecimal digits
 * @param bytes the content; not to be changed
 */
public record GitBlob(String sha, byte[] bytes) {

    /** Whether git takes it for binary (a NUL byte near the beginning). */
    public boolean binary() {
        return RawText.isBinary(bytes);
    }

    /** The content read as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
