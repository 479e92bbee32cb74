package dev.countersign.core.policy;

import dev.countersign.core.risk.Area;
import dev.countersign.core.risk.KindRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Tells what holds under a policy, and which of its layers say so. Used once. */
final class Settings {

    private final List<Layer> layers;
    private final List<Setting> all = new ArrayList<>();

    /** What these say. */
    Settings(List<Layer> layers) {
        this.layers = layers;
    }

    /** What holds, in the order of the language's reference. */
    List<Setting> of(Policy policy) {
        add("mode", Loosenings.word(policy.mode()));
        add("repositories", repositories(policy.repositories()));
        add("branches", branches(policy.branches()));
        add("disclosure", Loosenings.word(policy.disclosure()));
        policy.tools().forEach(rule -> add("tools/" + rule.tool(), tool(rule)));
        add("exceptions/from", signers(policy.exceptions().from()));
        add("exceptions/longest", Loosenings.word(policy.exceptions().longest()));
        people(policy.people());
        policy.areas().forEach(area -> add("areas/" + area.name(), area(area)));
        add("catalog", flag(policy.catalog()));
        add(
                "risk/levels",
                "medium from " + policy.levels().medium() + ", high from "
                        + policy.levels().high() + ", critical from "
                        + policy.levels().critical());
        policy.farReaching().forEach(kind -> add("risk/far-reaching/" + kind.id(), kind(kind)));
        add(
                "guidance",
                policy.freshness().on()
                        ? "too old after " + policy.freshness().changes() + " changes or "
                                + policy.freshness().days() + " days"
                        : "off");
        policy.requirements().forEach(one -> add("requirements/" + one.name(), requirement(one)));
        policy.checklists().forEach(one -> add("checklists/" + one.name(), checklist(one)));
        add("overrides/from", signers(policy.overrides().from()));
        add("overrides/people", Integer.toString(policy.overrides().people()));
        add("overrides/expires", Loosenings.word(policy.overrides().expires()));
        add("overrides/also-clears", words(policy.overrides().alsoClears()));
        add("reviewers/request", flag(policy.reviewers().request()));
        add("reviewers/daily-load", Integer.toString(policy.reviewers().dailyLoad()));
        return all;
    }

    private void people(People people) {
        add("people/machine-users", list(people.machineUsers(), "none"));
        add("people/sign-off-permission", Loosenings.word(people.signOffPermission()));
        add("people/independent-of", words(people.independentOf()));
        add("people/reading-speed", pace(people.readingSpeed(), " lines a minute"));
        add("people/signing-rate", pace(people.signingRate(), " pull requests in ten minutes"));
    }

    private void add(String key, String value) {
        List<Origin> origins = new ArrayList<>();
        boolean floor = false;
        for (Layer layer : layers) {
            Origin at = layer.at(key);
            if (at.line() > 0 && !layer.ignores(at)) {
                origins.add(at);
                floor |= layer.floor() && !PolicyLines.FREE.contains(PolicyLines.root(key));
            }
        }
        all.add(new Setting(key, value, floor, origins));
    }

    private static String repositories(Policy.Repositories repositories) {
        String included = repositories.equals(Policy.Repositories.all())
                ? "all"
                : list(repositories.include().written(), "none");
        List<String> excluded = repositories.exclude().written();
        return included + (excluded.isEmpty() ? "" : ", without " + String.join(", ", excluded));
    }

    private static String branches(List<String> branches) {
        return branches.isEmpty()
                ? "the default branch"
                : String.join(", ", branches).replace(Policy.DEFAULT_BRANCH, "the default branch");
    }

    private static String tool(ToolRule rule) {
        return Loosenings.word(rule.status())
                + (rule.repositories().isEmpty() ? "" : " in " + String.join(", ", rule.repositories()))
                + (rule.until().equals(LocalDate.MAX) ? "" : " until " + rule.until())
                + except(rule.exceptPaths().source())
                + (rule.owner().isEmpty() ? "" : "; owner " + rule.owner());
    }

    private static String except(List<String> paths) {
        return paths.isEmpty() ? "" : ", except for " + String.join(", ", paths);
    }

    private static String area(Area area) {
        return area.criticality().word()
                + ": " + list(area.paths().source(), "no files")
                + (area.dependents().isEmpty() ? "" : "; breaks " + String.join(", ", area.dependents()))
                + (area.owners().isEmpty() ? "" : "; owners " + String.join(", ", area.owners()));
    }

    private static String kind(KindRule kind) {
        List<String> paths = kind.paths().source();
        return !kind.on()
                ? "off"
                : kind.level().word()
                        + (paths.isEmpty() ? "" : ": " + String.join(", ", paths))
                        + except(kind.except().source());
    }

    private static String requirement(Requirement one) {
        List<String> parts = new ArrayList<>();
        SignOffRule rule = one.signOffs();
        if (rule.count() > 0) {
            parts.add(rule.count() + " of " + signers(rule.from()) + (rule.distinct() ? ", counted nowhere else" : ""));
        }
        if (!one.checks().isEmpty()) {
            parts.add("checks " + String.join(", ", one.checks()));
        }
        if (one.scope() == Requirement.Scope.AREA) {
            parts.add("for each area by itself");
        }
        return one.title() + ": " + list(parts, "nothing");
    }

    private static String checklist(Checklist one) {
        return one.title() + ": "
                + String.join(", ", one.items().stream().map(Checklist.Item::id).toList());
    }

    private static String signers(List<Signers> from) {
        return list(from.stream().map(Signers::written).toList(), "nobody");
    }

    private static String words(Collection<? extends Enum<?>> all) {
        return list(all.stream().map(Loosenings::word).toList(), "nothing");
    }

    private static String pace(int most, String unit) {
        return most == People.ANY ? "any" : most + unit;
    }

    private static String flag(boolean on) {
        return on ? "yes" : "no";
    }

    private static String list(List<String> all, String none) {
        return all.isEmpty() ? none : String.join(", ", all);
    }
}
