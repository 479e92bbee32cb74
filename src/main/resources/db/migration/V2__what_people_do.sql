-- A box ticked in our comment is kept as the command it stands for; `received` says that the comment was answered with eyes.
alter table spoken_line add column boxed boolean not null default false;
alter table spoken_line add column received boolean not null default false;

-- Comments whose commands were changed after they were written. Nothing follows; people are told so.
create table comment_edit (
    comment_id bigint primary key,
    subject_id bigint      not null references subject,
    by_login   text        not null,
    at         timestamptz not null,
    head       text        not null,
    text       text        not null
);
create index comment_edit_subject on comment_edit (subject_id);

-- Digests of what our sticky comment ever said, its boxes aside.
create table comment_text (
    subject_id bigint not null references subject,
    digest     text   not null,
    primary key (subject_id, digest)
);

-- All evidence of AI tools, each at its place, and since when it is known: what is cleared is what was known by then.
create table evidence_seen (
    subject_id bigint      not null references subject,
    digest     text        not null,
    tool       text        not null,
    role       text        not null,
    marker     text        not null,
    place      text        not null,
    quote      text        not null,
    since      timestamptz not null,
    primary key (subject_id, digest)
);

-- Exceptions from the register of tools for a whole repository, as they were granted. Whether one counts is judged each time.
create table tool_exception (
    comment_id    bigint      not null,
    line          integer     not null,
    repository_id bigint      not null,
    subject_id    bigint      not null,
    tool          text        not null,
    by_id         bigint      not null,
    by_login      text        not null,
    by_kind       text        not null,
    at            timestamptz not null,
    until         date        not null,
    why           text        not null,
    primary key (comment_id, line)
);
create index tool_exception_repository on tool_exception (repository_id, until);

-- Overrides that took effect. Each is followed up until somebody closes it.
create table override_use (
    id         bigserial primary key,
    subject_id bigint      not null references subject,
    place      text        not null,
    head       text        not null,
    by_logins  text        not null,
    why        text        not null,
    at         timestamptz not null,
    until      timestamptz not null,
    open       boolean     not null default true,
    unique (subject_id, place)
);
create index override_use_open on override_use (at) where open;

-- What people said about incidents.
create table incident_mention (
    comment_id bigint      not null,
    line       integer     not null,
    subject_id bigint      not null references subject,
    incident   text        not null,
    what       text        not null,
    by_id      bigint      not null,
    by_login   text        not null,
    by_kind    text        not null,
    at         timestamptz not null,
    primary key (comment_id, line)
);
create index incident_mention_incident on incident_mention (incident);
