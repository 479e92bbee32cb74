-- How far a repository's past was read. `walk_*` is a walk along its default branch that is under way, newest commit
-- first; `reached` is the commit from which the last finished one began. `epoch` rises when older changes were added.
create table history (
    repository_id bigint primary key,
    installation  bigint      not null,
    owner         text        not null,
    name          text        not null,
    epoch         bigint      not null default 0,
    changes       integer     not null default 0,
    reached       text        not null default '',
    walk_head     text        not null default '',
    walk_cursor   text        not null default '',
    walk_read     integer     not null default 0,
    walk_about    integer     not null default 0,
    walk_single   integer     not null default 0,
    updated       timestamptz not null
);
create index history_name on history (lower(owner), lower(name));

-- Changes that were merged: what the likelihood's terms are made of, and nothing that anybody wrote. `place` and `id` put
-- them in order, `author` is a GitHub id or a key of an e-mail address, `subject` a digest of the first line, `files` a
-- JSON array: status, path, previous path, lines added and lines removed of one file after the other.
create table file_history (
    id            bigserial primary key,
    repository_id bigint  not null,
    sha           text    not null,
    place         bigint  not null,
    at            bigint  not null,
    author        text    not null,
    fix           boolean not null,
    reverts       text    not null,
    subject       text    not null,
    pull          integer not null,
    files         text    not null,
    unique (repository_id, sha)
);
create index file_history_order on file_history (repository_id, place, id);

-- Whose e-mail address is whose: a key of the address, and the GitHub id.
create table person_history (
    mail   text primary key,
    person text not null
);

-- What the past looked like from a head when it was first judged; later changes do not alter that verdict.
create table pinned_past (
    repository_id bigint      not null,
    number        integer     not null,
    head          text        not null,
    base          text        not null,
    past          text        not null,
    at            timestamptz not null,
    primary key (repository_id, number, head, base)
);

-- Every time the likelihood of a rollback was put on a repository's own footing.
create table anchor (
    id            bigserial primary key,
    repository_id bigint           not null,
    at            timestamptz      not null,
    weights       text             not null,
    changes       integer          not null,
    taken_back    integer          not null,
    expected      double precision not null,
    logits_before double precision not null,
    logits        double precision not null
);
create index anchor_repository on anchor (repository_id, id desc);
