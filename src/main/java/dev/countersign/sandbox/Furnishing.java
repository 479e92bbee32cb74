package dev.countersign.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lays out organisations, people, repositories and Apps. Once an App has a webhook it hears of these changes as GitHub
 * would tell them. Safe for use by many threads.
 */
public final class Furnishing {

    private final World world;
    private final Actions actions;

    Furnishing(Hub hub, Actions actions) {
        this.world = hub.world();
        this.actions = actions;
    }

    /** Makes an organisation. */
    public void organisation(String login) {
        synchronized (world) {
            Account account = world.add(login, login, "", Account.Kind.ORGANIZATION);
            world.organisations.put(login.toLowerCase(Locale.ROOT), new Organisation(account));
        }
    }

    /** Makes somebody; answers the account's number. */
    public long person(String login, String name, String email) {
        synchronized (world) {
            return world.add(login, name, email, Account.Kind.USER).id();
        }
    }

    /** Makes somebody a member of an organisation; pending team memberships become active. */
    public void member(String organisation, String login) {
        synchronized (world) {
            actions.people().accept(world.organisation(organisation), world.account(login));
        }
    }

    /** Makes somebody an owner of an organisation. */
    public void owner(String organisation, String login) {
        synchronized (world) {
            world.organisation(organisation).owners.add(world.account(login));
        }
    }

    /** Takes somebody out of an organisation and its teams. */
    public void expel(String organisation, String login) {
        synchronized (world) {
            Organisation from = world.organisation(organisation);
            actions.people().expel(from.account, from, world.account(login));
        }
    }

    /** Makes a team. */
    public void team(String organisation, String slug) {
        synchronized (world) {
            Organisation owner = world.organisation(organisation);
            actions.people().addTeam(owner.account, new Team(world.ids.next(Ids.Kind.TEAM), slug, owner));
        }
    }

    /** Deletes a team. */
    public void deleteTeam(String organisation, String slug) {
        synchronized (world) {
            Organisation owner = world.organisation(organisation);
            actions.people().deleteTeam(owner.account, team(owner, slug));
        }
    }

    /** Puts people in a team. Whoever is not in the organisation is invited: the membership is pending. */
    public void join(String organisation, String slug, String... logins) {
        synchronized (world) {
            Organisation owner = world.organisation(organisation);
            for (String login : logins) {
                actions.people().join(owner.account, team(owner, slug), world.account(login), "member");
            }
        }
    }

    /** Takes somebody out of a team. */
    public void leave(String organisation, String slug, String login) {
        synchronized (world) {
            Organisation owner = world.organisation(organisation);
            actions.people().leave(owner.account, team(owner, slug), world.account(login));
        }
    }

    private static Team team(Organisation organisation, String slug) {
        return organisation.team(slug).orElseThrow(Refusal::unknown);
    }

    /** Makes a public repository, such as {@code acme/shop}, with an empty first commit on {@code main}. */
    public void repository(String fullName) {
        synchronized (world) {
            int slash = fullName.indexOf('/');
            Account owner = world.account(fullName.substring(0, slash));
            Repository repository = world.add(new Repository(
                    world.ids.next(Ids.Kind.REPOSITORY),
                    owner,
                    fullName.substring(slash + 1),
                    Optional.empty(),
                    world.now()));
            var signature = actions.pushes().signature(owner);
            String first = actions.pushes().commit(List.of(), Map.of(), "Begin", signature, signature);
            repository.branches.put(repository.defaultBranch, first);
        }
    }

    /** Gives a repository another name, as its owner would. */
    public void rename(String fullName, String name) {
        synchronized (world) {
            actions.people().rename(world.repository(fullName), name);
        }
    }

    /** An organisation gives a repository, with its people and its pull requests, to another organisation. */
    public void transfer(String fullName, String organisation) {
        synchronized (world) {
            Repository repository = world.repository(fullName);
            Organisation from = world.organisation(repository.owner.login());
            actions.people().transfer(repository, from, world.organisation(organisation));
        }
    }

    /** Gives somebody another login; whoever wants the old one may take it. GitHub tells no App of it. */
    public void renamePerson(String login, String other) {
        synchronized (world) {
            world.rename(world.account(login), other);
        }
    }

    /** Makes a repository private: only people with a permission on it see it. */
    public void hide(String fullName) {
        synchronized (world) {
            world.repository(fullName).isPrivate = true;
        }
    }

    /** Forks a repository for somebody, with all its branches. */
    public void fork(String fullName, String login) {
        synchronized (world) {
            Repository parent = world.repository(fullName);
            Repository fork = new Repository(
                    world.ids.next(Ids.Kind.REPOSITORY),
                    world.account(login),
                    parent.name,
                    Optional.of(parent),
                    world.now());
            fork.branches.putAll(parent.branches);
            world.add(fork);
        }
    }

    /** Gives somebody a permission on a repository; {@link Permission#NONE} takes it away. */
    public void permit(String fullName, String login, Permission permission) {
        synchronized (world) {
            Repository repository = world.repository(fullName);
            actions.people().permit(repository.owner, repository, world.account(login), permission);
        }
    }

    /**
     * Puts files on the default branch as the owner would.
     *
     * @return the commit
     */
    public String files(String fullName, FileEdits edits, String message) {
        synchronized (world) {
            Repository repository = world.repository(fullName);
            return new Acting(world, actions, new Caller.Person(repository.owner))
                    .commit(fullName, repository.defaultBranch, edits, message);
        }
    }

    /**
     * Requires a check on matching branches.
     *
     * @param branch a pattern such as {@code main} or {@code release/*}
     * @param app whose check counts; 0 for anyone's
     */
    public void requireCheck(String fullName, String branch, String context, long app) {
        synchronized (world) {
            world.repository(fullName)
                    .rulesets
                    .add(new Ruleset(
                            world.ids.next(Ids.Kind.RULESET),
                            "Require " + context,
                            "active",
                            new Ruleset.Names(List.of("refs/heads/" + branch), List.of()),
                            Ruleset.Names.ALL,
                            List.of(new Ruleset.RequiredCheck(context, app)),
                            false,
                            List.of(),
                            List.of(),
                            world.now()));
        }
    }

    /**
     * Requires a check of a branch by classic protection.
     *
     * @param app whose check counts; 0 for anyone's
     * @param everyone whether administrators are held, too
     */
    public void protect(String fullName, String branch, String context, long app, boolean everyone) {
        synchronized (world) {
            world.repository(fullName)
                    .protections
                    .put(branch, new Repository.Protection(new Ruleset.RequiredCheck(context, app), everyone));
        }
    }

    /** Grants an App one permission more, such as {@code organization_administration} and {@code write}. */
    public void grant(long app, String permission, String level) {
        synchronized (world) {
            world.app(app).granted.put(permission, level);
        }
    }

    /** Takes all rulesets off an organisation. */
    public void forgetOrganisationRules(String organisation) {
        synchronized (world) {
            world.organisation(organisation).rulesets.clear();
        }
    }

    /** Loses all check runs of a repository, and tells nobody. */
    public void loseChecks(String fullName) {
        synchronized (world) {
            world.repository(fullName).checks.clear();
        }
    }

    /** Takes all rulesets off a repository. */
    public void forgetRules(String fullName) {
        synchronized (world) {
            world.repository(fullName).rulesets.clear();
            world.repository(fullName).protections.clear();
        }
    }

    /**
     * Makes an App and installs it on an organisation. Its bot's login is the slug and {@code [bot]}.
     *
     * @return what the App must be told to run
     */
    public AppCard app(long id, String slug, String name, String organisation) {
        synchronized (world) {
            Organisation owner = world.organisation(organisation);
            Account bot = world.add(slug + "[bot]", name, "", Account.Kind.BOT);
            App app = new App(id, slug, name, bot, world.now());
            app.install(owner, world.ids.next(Ids.Kind.INSTALLATION));
            world.apps.add(app);
            return new AppCard(app);
        }
    }

    /** Tells an App's webhooks where to go, and sends a ping there. */
    public void webhook(long app, URI address, String secret) {
        synchronized (world) {
            App found = world.app(app);
            found.webhook = Optional.of(address);
            found.secret = secret;
            actions.people().ping(found);
        }
    }

    /** Lets people log in to an App: where they may be sent back to. */
    public void callback(long app, URI address) {
        synchronized (world) {
            world.app(app).callback = Optional.of(address);
        }
    }

    /** Installs an App on one more organisation, which it is told. */
    public void install(long app, String organisation) {
        synchronized (world) {
            Installed there =
                    world.app(app).install(world.organisation(organisation), world.ids.next(Ids.Kind.INSTALLATION));
            actions.people().installation(there, "created");
        }
    }

    /** Tells an App that it has been installed where it was first, or that it is not any more: {@code created} or {@code deleted}. */
    public void announceInstallation(long app, String action) {
        synchronized (world) {
            actions.people().installation(world.app(app).home(), action);
        }
    }
}
