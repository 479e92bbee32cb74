package dev.countersign.gitrepo;

import dev.countersign.flow.PolicyText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/** A file outside git, read as if it had been committed. */
public final class LooseFile {

    private LooseFile() {}

    /** Reads it, up to 1 MiB; its object id is the one that git would give it. */
    public static PolicyText read(Path file) {
        String name = file.toString();
        if (!Files.exists(file)) {
            return new PolicyText.Unreadable(name, "there is no such file");
        }
        if (!Files.isRegularFile(file)) {
            return new PolicyText.Unreadable(name, "it is not a file");
        }
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            if (Files.size(file) > GitRepository.LARGEST_TEXT) {
                return new PolicyText.Unreadable(name, "it is larger than 1 MiB");
            }
            byte[] bytes = Files.readAllBytes(file);
            return new PolicyText.Found(
                    name, formatter.idFor(Constants.OBJ_BLOB, bytes).name(), new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new PolicyText.Unreadable(name, "it may not be read");
        }
    }
}
