package dev.countersign.gitrepo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.errors.BinaryBlobException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * One side of a changed file.
 *
 * @param path where it is
 * @param mode what it is; {@link FileMode#MISSING} when it is not there
 * @param id its content's object id
 */
record Side(String path, FileMode mode, ObjectId id) {

    /** Larger files count as binary: nobody reads them line by line. */
    private static final int LARGEST = 8 << 20;

    static Side missing(String path) {
        return new Side(path, FileMode.MISSING, ObjectId.zeroId());
    }

    boolean isMissing() {
        return mode == FileMode.MISSING;
    }

    /** The lines; nothing when it is binary. A submodule reads as the line that git shows for it. */
    Optional<RawText> lines(ObjectReader reader) throws IOException {
        if (isMissing()) {
            return Optional.of(RawText.EMPTY_TEXT);
        }
        if (mode == FileMode.GITLINK) {
            String line = "Subproject commit " + id.name() + "\n";
            return Optional.of(new RawText(line.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            return Optional.of(RawText.load(reader.open(id, Constants.OBJ_BLOB), LARGEST));
        } catch (BinaryBlobException | LargeObjectException e) {
            return Optional.empty();
        }
    }
}
