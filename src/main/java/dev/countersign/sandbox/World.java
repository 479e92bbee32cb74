package dev.countersign.sandbox;

import dev.countersign.sandbox.git.GitObjects;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything there is. Whoever touches it or anything in it holds its monitor.
 */
final class World {

    final Clock clock;
    final Ids ids = new Ids();
    final GitObjects git = new GitObjects();
    final Map<String, Account> accounts = new LinkedHashMap<>();
    final Map<String, Organisation> organisations = new LinkedHashMap<>();
    final Map<String, Repository> repositories = new LinkedHashMap<>();

    /** By the commit's id. */
    final Map<String, VerifiedSignature> signatures = new LinkedHashMap<>();

    final List<App> apps = new ArrayList<>();

    World(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Makes an account; without an address it gets one of GitHub's. */
    Account add(String login, String name, String email, Account.Kind kind) {
        String address = email.isEmpty() ? login + "@users.noreply.github.com" : email;
        Account account = new Account(ids.next(Ids.Kind.ACCOUNT), login, name, address, kind);
        if (accounts.putIfAbsent(key(login), account) != null) {
            throw new IllegalArgumentException("There is already an account named " + login);
        }
        return account;
    }

    /** Gives an account another login; the old one is free from then on. */
    void rename(Account account, String login) {
        if (accounts.putIfAbsent(key(login), account) != null) {
            throw new IllegalArgumentException("There is already an account named " + login);
        }
        accounts.remove(key(account.login()));
        account.rename(login);
    }

    Repository add(Repository repository) {
        if (repositories.putIfAbsent(key(repository.fullName()), repository) != null) {
            throw new IllegalArgumentException("There is already a repository " + repository.fullName());
        }
        repository.organisation = organisationOf(repository);
        return repository;
    }

    /** Gives a repository another name; the old one is free from then on. */
    void rename(Repository repository, String name) {
        repositories.remove(key(repository.fullName()));
        repository.name = name;
        add(repository);
    }

    Optional<Account> find(String login) {
        return Optional.ofNullable(accounts.get(key(login)));
    }

    Account account(String login) {
        return find(login).orElseThrow(Refusal::unknown);
    }

    Organisation organisation(String login) {
        return Optional.ofNullable(organisations.get(key(login))).orElseThrow(Refusal::unknown);
    }

    Optional<Organisation> organisationOf(Repository repository) {
        return Optional.ofNullable(organisations.get(key(repository.owner.login())));
    }

    /** Gives a repository to another account; its old address is free from then on. */
    void transfer(Repository repository, Account owner) {
        repositories.remove(key(repository.fullName()));
        repository.owner = owner;
        add(repository);
    }

    Optional<Repository> findRepository(String fullName) {
        return Optional.ofNullable(repositories.get(key(fullName)));
    }

    Repository repository(String fullName) {
        return findRepository(fullName).orElseThrow(Refusal::unknown);
    }

    App app(long id) {
        return apps.stream().filter(app -> app.id == id).findFirst().orElseThrow(Refusal::unknown);
    }

    Optional<App> appOf(Account bot) {
        return apps.stream().filter(app -> app.bot.equals(bot)).findFirst();
    }

    /** The account GitHub would link a commit's address to. */
    Optional<Account> owning(String email) {
        String address = key(email);
        return accounts.values().stream()
                .filter(account -> account.kind() != Account.Kind.ORGANIZATION)
                .filter(account -> address.equals(key(account.email()))
                        || address.equals(key(account.noReply()))
                        || address.equals(key(account.login() + "@users.noreply.github.com")))
                .findFirst();
    }

    /** The most of what someone has on a repository by owning it, by being invited or by its being public. */
    Permission permission(Repository repository, Account account) {
        Optional<Organisation> organisation = organisationOf(repository);
        if (repository.owner.equals(account)
                || organisation.filter(found -> found.owners.contains(account)).isPresent()) {
            return Permission.ADMIN;
        }
        boolean reads = !repository.isPrivate
                || organisation.filter(found -> found.has(account)).isPresent();
        return repository.collaborators.getOrDefault(account, reads ? Permission.READ : Permission.NONE);
    }

    /** Whether somebody was given access to a repository; that everybody may read it is not enough. */
    boolean collaborates(Repository repository, Account account) {
        return repository.owner.equals(account)
                || repository.collaborators.containsKey(account)
                || organisationOf(repository)
                        .filter(found -> found.has(account))
                        .isPresent();
    }

    boolean sees(Caller caller, Repository repository) {
        if (caller instanceof Caller.Installation installation) {
            return !repository.isPrivate || installation.installed().has(repository);
        }
        return caller instanceof Caller.Person person
                ? permission(repository, person.account()) != Permission.NONE
                : !repository.isPrivate;
    }

    boolean mayWrite(Caller caller, Repository repository) {
        if (caller instanceof Caller.Installation installation) {
            return installation.installed().has(repository);
        }
        return caller instanceof Caller.Person person
                && permission(repository, person.account()).atLeast(Permission.WRITE);
    }
}
