package dev.countersign.core.proposal;

import dev.countersign.core.proposal.Repository.OwnersFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Writes the first policy of an organisation. Immutable; the same is written for the same, and it has no problems. */
public final class Proposal {

    /** Afterwards somebody has to have decided. */
    static final int TRIAL_DAYS = 90;

    private static final int MOST_TOOLS = 20;
    private static final int MOST_LEFT = 15;

    private final String organisation;
    private final List<Repository> repositories;
    private final List<SeenTool> tools;
    private final LocalDate today;

    /**
     * For that organisation.
     *
     * @param repositories the most active ones first
     * @param tools those that were seen, the most used first
     * @param today trials end some time after that
     */
    public Proposal(String organisation, List<Repository> repositories, List<SeenTool> tools, LocalDate today) {
        this.organisation = organisation;
        this.repositories = List.copyOf(repositories);
        this.tools = List.copyOf(tools);
        this.today = today;
    }

    /** The policy file. */
    public String text() {
        OwnedAreas.Made owned = OwnedAreas.of(organisation, repositories);
        List<Fragile> fragile = Fragile.of(repositories);
        Lines lines = new Lines();
        head(lines);
        tools(lines);
        areas(owned, fragile, lines);
        requirements(owned, lines);
        left(owned, lines);
        return lines.toString();
    }

    private void head(Lines lines) {
        lines.remark("What a merge waits for in " + organisation + ": a first proposal, to be changed as you like.")
                .line("version: 1", "the language of this file")
                .line("mode: observe", "it shows what it would ask and holds nothing up; enforce comes later");
    }

    private void tools(Lines lines) {
        if (tools.isEmpty()) {
            return;
        }
        LocalDate end = today.plusDays(TRIAL_DAYS);
        lines.line("tools:", "AI tools that were seen; to be decided: approved, trial, exception or prohibited");
        tools.stream()
                .limit(MOST_TOOLS)
                .forEach(tool -> lines.line(
                        "  " + tool.id() + ": {status: trial, until: " + end + "}",
                        tool.name() + " helped with " + count(tool.pulls(), "pull request")
                                + "; decide by then, or it needs an exception"));
    }

    private void areas(OwnedAreas.Made owned, List<Fragile> fragile, Lines lines) {
        if (owned.areas().isEmpty() && fragile.isEmpty()) {
            return;
        }
        lines.line("areas:", "parts of the code, from CODEOWNERS and from what was merged");
        Names names = new Names();
        owned.areas().forEach(area -> {
            names.unique(area.name());
            area(area, lines);
        });
        fragile.forEach(one -> fragile(names.unique("fragile-" + one.folder()), one, lines));
    }

    private static void area(OwnedArea area, Lines lines) {
        lines.line("  " + area.name() + ":", "what these own in CODEOWNERS")
                .line("    paths:", "the last one that matches a file decides");
        area.paths().forEach(path -> lines.line("      - " + Lines.quoted(path.pattern()), path.why()));
        lines.line(
                "    owners: ["
                        + String.join(
                                ", ", area.owners().stream().map(Lines::quoted).toList()) + "]",
                "as CODEOWNERS names them; they sign for it");
    }

    private static void fragile(String name, Fragile one, Lines lines) {
        lines.line("  " + name + ":", "its past, in " + one.repository())
                .line(
                        "    paths: [" + Lines.quoted("/" + escaped(one.folder()) + "/") + "]",
                        "of " + one.changes() + " changes " + one.fixes() + " were fixes and " + one.reverts()
                                + " took something back; " + one.usual() + " % do in the whole repository")
                .line("    criticality: high", "so a change there is never below medium risk");
    }

    /** A folder's name is no pattern. */
    private static String escaped(String folder) {
        return folder.replaceAll("([\\\\*?\\[\\]!])", "\\\\$1");
    }

    private void requirements(OwnedAreas.Made owned, Lines lines) {
        lines.line("requirements:", "what a change needs before it is merged")
                .line("  - name: second-person", "nobody's risky work with a tool goes in unread")
                .line("    title: A second person has read this change", "what people read")
                .line("    when: {assistance: assisted, risk: high}", "a tool helped, and the risk is high")
                .line("    sign-offs: {count: 1, from: anyone}", "anybody independent who may write")
                .line("  - name: two-humans", "what an agent wrote has no author who answers for it")
                .line("    title: Two people have read what an agent wrote", "what people read")
                .line("    when: {assistance: authored, risk: high}", "an agent wrote it, and the risk is high")
                .line("    sign-offs: {count: 2, from: anyone}", "two people who may write");
        if (!owned.areas().isEmpty()) {
            List<String> names = owned.areas().stream().map(OwnedArea::name).toList();
            lines.line("  - name: area-owner", "the areas above have owners")
                    .line("    title: An owner of what it touches has read this change", "what people read")
                    .line(
                            "    when: {areas: [" + String.join(", ", names) + "], risk: high}",
                            "one of the areas is touched, and the risk is high")
                    .line("    sign-offs: {count: 1, from: owners}", "one of the owners of the touched areas")
                    .line("    scope: area", "a push that leaves the area alone keeps the sign-off");
        }
        if (!owned.left().isEmpty()) {
            lines.line("  - name: code-owner", "CODEOWNERS says more than the areas do, see below")
                    .line("    title: A code owner has read this change", "what people read")
                    .line("    when: {assistance: assisted, risk: high}", "a tool helped, and the risk is high")
                    .line("    sign-offs: {count: 1, from: codeowners}", "by the last line that matches, as at GitHub");
        }
    }

    private void left(OwnedAreas.Made owned, Lines lines) {
        List<String> all = new ArrayList<>();
        for (Repository repository : repositories) {
            if (repository.owners() instanceof OwnersFile.None) {
                all.add(repository.ref() + " has no CODEOWNERS file");
            } else if (repository.owners() instanceof OwnersFile.Unreadable unreadable) {
                all.add("CODEOWNERS of " + repository.ref() + " cannot be read: " + unreadable.why());
            }
            if (repository.past().isEmpty()) {
                all.add("the past of " + repository.ref() + " is not known yet");
            }
        }
        if (owned.leftOut() > 0) {
            all.add(count(owned.leftOut(), "more group") + " of owners");
        }
        all.addAll(owned.left());
        if (!all.isEmpty()) {
            lines.remark("Not in it:");
            all.stream().limit(MOST_LEFT).forEach(lines::remark);
        }
        if (all.size() > MOST_LEFT) {
            lines.remark("and " + (all.size() - MOST_LEFT) + " more.");
        }
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
