package dev.countersign.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What a commit does to files. Immutable: each method answers a longer list of edits. */
public final class FileEdits {

    private final Map<String, byte[]> changes;

    private FileEdits(Map<String, byte[]> changes) {
        this.changes = changes;
    }

    /** Edits nothing, as an empty commit does. */
    public static FileEdits none() {
        return new FileEdits(Map.of());
    }

    /** Gives one file this content. */
    public static FileEdits put(String path, String content) {
        return none().andPut(path, content);
    }

    /** Gives all these files their content: path to content. */
    public static FileEdits putAll(Map<String, String> files) {
        FileEdits edits = none();
        for (Map.Entry<String, String> file : files.entrySet()) {
            edits = edits.andPut(file.getKey(), file.getValue());
        }
        return edits;
    }

    /** Also gives a file this content. */
    public FileEdits andPut(String path, String content) {
        return andPut(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Also gives a file these bytes. */
    public FileEdits andPut(String path, byte[] content) {
        return with(path, content);
    }

    /** Also removes a file. */
    public FileEdits andRemove(String path) {
        return with(path, null);
    }

    private FileEdits with(String path, byte[] content) {
        Map<String, byte[]> more = new HashMap<>(changes);
        more.put(path, content);
        return new FileEdits(more);
    }

    Map<String, byte[]> changes() {
        return changes;
    }
}
