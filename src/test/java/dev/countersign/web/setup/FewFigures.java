package dev.countersign.web.setup;

import dev.countersign.web.overview.Figures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Of all figures the few that set-up asks for. */
final class FewFigures implements Figures {

    final List<ToolUse> tools = new ArrayList<>();
    final List<Branch> branches = new ArrayList<>();

    @Override
    public List<Waiting> waiting(String owner) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public List<Open> longest(String owner) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public List<Month> months(String owner, Instant since) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public List<ToolUse> tools(String owner, Instant since) {
        return tools;
    }

    @Override
    public List<Level> levels(String owner, Instant since) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public List<Load> loads(String owner, Instant since) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public List<Thin> thin(String owner, Instant since) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public List<Unapproved> unapproved(String owner, Instant since) {
        throw new AssertionError("nobody asks for that");
    }

    @Override
    public List<Branch> branches(String owner) {
        return branches;
    }
}
