-- How far a walk along GitHub's lists has come that is done in rounds. `place` is where it goes on, `since` what it began
-- with, `next` what it begins with when it is at its end.
create table walk (
    name  text primary key,
    place text        not null,
    since timestamptz not null,
    next  timestamptz not null
);

-- Deliveries that GitHub tells of and that were never kept: asked for again a few times, then read.
create table missed_delivery (
    guid          text primary key,
    delivery_id   bigint      not null,
    event         text        not null,
    action        text        not null,
    installation  bigint      not null,
    repository_id bigint      not null,
    delivered     timestamptz not null,
    asked         integer     not null default 0,
    due           timestamptz not null
);
create index missed_delivery_due on missed_delivery (due);

-- Whether people were told on the pull request that it was merged around the check. Of earlier merges nobody is told any more.
alter table merge add column told boolean not null default true;
alter table merge add column comment_attempted boolean not null default false;

-- Whether GitHub holds merges into a branch for our check: one row for each change of that. `at` is since when it is so,
-- `checked` when it was last looked at.
create table enforcement (
    id            bigserial primary key,
    installation  bigint      not null,
    repository_id bigint      not null,
    owner         text        not null,
    repository    text        not null,
    branch        text        not null,
    mode          text        not null,
    state         text        not null,
    detail        text        not null,
    bypass        text        not null,
    at            timestamptz not null,
    checked       timestamptz not null,
    latest        boolean     not null default true
);
create unique index enforcement_latest on enforcement (repository_id, branch) where latest;

-- The issue that tells an organisation of it.
create table enforcement_issue (
    owner     text primary key,
    number    integer not null,
    digest    text    not null,
    open      boolean not null,
    attempted boolean not null
);
