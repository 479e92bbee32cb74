package dev.countersign.core.risk;

import static dev.countersign.core.risk.FarReaching.Reach.ANYTHING;
import static dev.countersign.core.risk.FarReaching.Reach.NOT_TEXT_OR_TEST;

import java.util.List;
import java.util.Set;

/**
 * A kind of file that reaches far wherever it is: a small change to it can hurt much.
 *
 * <p>Told from the path alone, in lower case. A path is of the kind when it starts with one of the {@code starts}, or its
 * name is one of the {@code names}, starts with one of the {@code nameStarts} or ends with one of the {@code endings}, or
 * when one of the folders it is in is one of the {@code folders}.
 *
 * @param id the kind's stable name, also the name of the signal
 * @param level how bad it is when such a file is wrong
 * @param what the words people read, in the plural
 * @param why what it reaches, as the rest of a sentence
 */
record FarReaching(
        String id,
        Level level,
        String what,
        String why,
        Reach reach,
        List<String> starts,
        Set<String> names,
        List<String> nameStarts,
        List<String> endings,
        Set<String> folders) {

    /** Which files of that name count. */
    enum Reach {
        /** All. */
        ANYTHING,
        /** Neither documentation nor tests. */
        NOT_TEXT_OR_TEST
    }

    private static final FarReaching PIPELINE = new FarReaching(
            "pipeline",
            Level.HIGH,
            "pipeline files",
            "which run with the repository's secrets",
            NOT_TEXT_OR_TEST,
            List.of(".github/workflows/", ".github/actions/", ".circleci/", ".buildkite/", ".tekton/", ".gitlab/ci/"),
            Set.of(
                    "jenkinsfile",
                    ".gitlab-ci.yml",
                    ".travis.yml",
                    "azure-pipelines.yml",
                    "bitbucket-pipelines.yml",
                    ".zuul.yaml",
                    "zuul.yaml",
                    "cloudbuild.yaml",
                    "appveyor.yml",
                    ".drone.yml",
                    "action.yml"),
            List.of(),
            List.of(),
            Set.of());

    /** All kinds, the worst first. */
    static final List<FarReaching> KINDS = List.of(
            new FarReaching(
                    "policy",
                    Level.HIGH,
                    "Countersign policy files",
                    "which decide who must sign",
                    ANYTHING,
                    List.of(".github/countersign.yml", ".github/countersign.yaml"),
                    Set.of(),
                    List.of(),
                    List.of(),
                    Set.of()),
            new FarReaching(
                    "code-owners",
                    Level.HIGH,
                    "CODEOWNERS files",
                    "which decide who must review",
                    ANYTHING,
                    List.of(),
                    Set.of("codeowners"),
                    List.of(),
                    List.of(),
                    Set.of()),
            PIPELINE,
            new FarReaching(
                    "infrastructure",
                    Level.HIGH,
                    "infrastructure files",
                    "which change running systems",
                    NOT_TEXT_OR_TEST,
                    List.of("deploy/", "infra/", "ops/"),
                    Set.of("dockerfile", "containerfile", "docker-compose.yml", "compose.yaml", "helmfile.yaml"),
                    List.of("dockerfile."),
                    List.of(".tf", ".tfvars", ".bicep"),
                    Set.of("terraform", "helm", "k8s", "kubernetes", "ansible", "cloudformation", "kustomize")),
            new FarReaching(
                    "migration",
                    Level.HIGH,
                    "database migrations",
                    "which cannot be taken back once they ran",
                    NOT_TEXT_OR_TEST,
                    List.of(),
                    Set.of(),
                    List.of(),
                    List.of(),
                    Set.of("migration", "migrations", "migrate_repo", "alembic", "flyway", "liquibase")),
            new FarReaching(
                    "authentication",
                    Level.HIGH,
                    "authentication code",
                    "which decides who may do what",
                    NOT_TEXT_OR_TEST,
                    List.of(),
                    Set.of(),
                    List.of(
                            "authent",
                            "authori",
                            "authz",
                            "authn",
                            "auth_",
                            "auth-",
                            "auth.",
                            "oauth",
                            "login",
                            "password",
                            "credential",
                            "jwt",
                            "saml"),
                    List.of(),
                    Set.of(
                            "auth",
                            "authentication",
                            "authorization",
                            "oauth",
                            "oauth2",
                            "login",
                            "iam",
                            "sso",
                            "rbac")),
            new FarReaching(
                    "catalogue",
                    Level.MEDIUM,
                    "catalogue files",
                    "which say who owns what and what depends on it",
                    ANYTHING,
                    List.of(),
                    Set.of("catalog-info.yaml", "catalog-info.yml"),
                    List.of(),
                    List.of(),
                    Set.of()),
            new FarReaching(
                    "agent-instructions",
                    Level.MEDIUM,
                    "agent instructions",
                    "which steer what AI tools write from now on",
                    ANYTHING,
                    List.of(".github/instructions/", ".github/prompts/", ".github/agents/"),
                    Set.of(
                            "agents.md",
                            "agent.md",
                            "claude.md",
                            "claude.local.md",
                            "gemini.md",
                            "copilot-instructions.md",
                            ".cursorrules",
                            ".windsurfrules",
                            ".clinerules",
                            ".mcp.json"),
                    List.of(),
                    List.of(),
                    Set.of(".claude", ".cursor", ".kiro", ".codex", ".gemini", ".junie", ".clinerules", ".windsurf")),
            new FarReaching(
                    "dependencies",
                    Level.MEDIUM,
                    "dependency manifests",
                    "which bring in code of others",
                    NOT_TEXT_OR_TEST,
                    List.of(),
                    Set.of(
                            "pom.xml",
                            "build.gradle",
                            "build.gradle.kts",
                            "libs.versions.toml",
                            "package.json",
                            "package-lock.json",
                            "yarn.lock",
                            "pnpm-lock.yaml",
                            "go.mod",
                            "go.sum",
                            "cargo.toml",
                            "cargo.lock",
                            "pyproject.toml",
                            "poetry.lock",
                            "uv.lock",
                            "setup.py",
                            "pipfile",
                            "pipfile.lock",
                            "gemfile",
                            "gemfile.lock",
                            "composer.json",
                            "composer.lock"),
                    List.of("requirements"),
                    List.of(".csproj", ".gemspec"),
                    Set.of()));

    /** Whether the path is of this kind. Takes time linear in the path. */
    boolean matches(NamedPath path) {
        if (reach == NOT_TEXT_OR_TEST && isTextOrTest(path)) {
            return false;
        }
        return names.contains(path.name())
                || startsWithAny(path.lower(), starts)
                || startsWithAny(path.name(), nameStarts)
                || endsWithAny(path.name())
                || !folders.isEmpty() && inFolder(path.folders());
    }

    /** Whether the path steers the continuous integration. */
    static boolean isPipeline(NamedPath path) {
        return PIPELINE.matches(path);
    }

    private static boolean isTextOrTest(NamedPath path) {
        boolean text = path.kind() == FileKind.DOCUMENTATION && !path.name().endsWith(".txt");
        return text || path.kind() == FileKind.TEST;
    }

    private static boolean startsWithAny(String text, List<String> starts) {
        for (String start : starts) {
            if (text.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    private boolean endsWithAny(String name) {
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private boolean inFolder(List<String> parts) {
        for (String part : parts) {
            if (folders.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
