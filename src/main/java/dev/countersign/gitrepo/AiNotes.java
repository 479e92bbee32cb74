package dev.countersign.gitrepo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.notes.NoteMap;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** The notes that tools keep in a clone of which of them wrote which lines. A clone has them only when they were fetched. */
final class AiNotes {

    private static final String REF = "refs/notes/ai";
    private static final int LARGEST = 262_144;

    private final ObjectReader reader;
    private final NoteMap notes;

    private AiNotes(ObjectReader reader, NoteMap notes) {
        this.reader = reader;
        this.notes = notes;
    }

    /** The notes as they are now, as long as the reader is open; none when the clone does not have them. */
    static AiNotes of(Repository repository, ObjectReader reader) throws IOException {
        Ref ref = repository.exactRef(REF);
        if (ref == null || ref.getObjectId() == null) {
            return new AiNotes(reader, NoteMap.newEmptyMap());
        }
        try {
            RevCommit newest = new RevWalk(reader).parseCommit(ref.getObjectId());
            return new AiNotes(reader, NoteMap.read(reader, newest));
        } catch (MissingObjectException | IncorrectObjectTypeException unread) {
            return new AiNotes(reader, NoteMap.newEmptyMap());
        }
    }

    /** What they say of a commit; empty when nothing, or more than anybody would read. */
    String of(RevCommit commit) throws IOException {
        try {
            ObjectId note = notes.get(commit);
            if (note == null) {
                return "";
            }
            ObjectLoader text = reader.open(note);
            // The limit that JGit takes for its bytes holds only for objects far larger than ours.
            return text.getSize() > LARGEST ? "" : new String(text.getBytes(), StandardCharsets.UTF_8);
        } catch (MissingObjectException unread) {
            return "";
        }
    }
}
