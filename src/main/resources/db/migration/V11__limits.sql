-- What may be asked of GitHub for an installation, shared by all replicas; 0 is the App itself. `halted` repeats until when nothing may.
create table github_budget (
    installation bigint primary key,
    halted       timestamptz not null,
    account      text        not null
);

-- Since when, and for which event at last, a pull request is waiting to be looked at.
alter table subject
    add column stirred_at timestamptz not null default now(),
    add column stirred_by text        not null default '';

-- Work that was given up: a pull request, or a commit's check. A row goes when the same work ends well.
create table dead_letter (
    id       bigserial primary key,
    task     text        not null,
    work     bigint      not null,
    reason   text        not null,
    failures integer     not null,
    at       timestamptz not null,
    unique (task, work)
);
