package dev.countersign.core.provenance;

/** The author's statements as they are read; who names a tool anywhere does not deny it. For one thread. */
final class Statements {

    private Statement said = new Statement.Silent();

    void add(Statement statement) {
        if (statement instanceof Statement.SomeTool || said instanceof Statement.Silent) {
            said = statement;
        }
    }

    Statement summary() {
        return said;
    }
}
