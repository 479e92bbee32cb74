-- A commit that bears our check run: one for all the pull requests that it speaks for. `wanted` counts the reasons to show
-- it anew, `done` those that were answered.
create table head (
    id              bigserial primary key,
    repository_id   bigint  not null,
    sha             text    not null,
    wanted          bigint  not null default 0,
    done            bigint  not null default 0,
    check_id        bigint  not null default 0,
    check_digest    text    not null default '',
    check_passes    boolean not null default false,
    check_attempted boolean not null default false,
    unique (repository_id, sha)
);
insert into head (repository_id, sha, check_id, check_passes)
    select distinct on (s.repository_id, p.check_head) s.repository_id, p.check_head, p.check_id, true
    from publication p join subject s on s.id = p.subject_id
    where p.check_head <> ''
    order by s.repository_id, p.check_head, p.check_id desc;

-- Check runs are kept with their commits from now on.
alter table publication alter column check_head set default '';
alter table publication alter column check_id set default 0;
alter table publication alter column check_digest set default '';
alter table publication alter column check_attempted set default '';

-- Whether the policy governs where the pull request goes; true until it is known.
alter table subject add column governed boolean not null default true;

-- A group of pull requests that a merge queue asks about, on the group's temporary commit.
create table merge_group (
    head_id      bigint  primary key references head,
    installation bigint  not null,
    owner        text    not null,
    repository   text    not null,
    number       integer not null,
    base         text    not null,
    base_sha     text    not null,
    found        boolean not null default false,
    over         boolean not null default false
);

-- Who is in it, at which head; the number is 0 where only the head is known.
create table merge_group_member (
    head_id bigint  not null references merge_group,
    number  integer not null,
    head    text    not null,
    primary key (head_id, number, head)
);
create index merge_group_member_number on merge_group_member (number);

-- What was merged, and how it stood with us then.
create table merge (
    subject_id   bigint      primary key references subject,
    head         text        not null,
    merge_commit text        not null,
    by_id        bigint      not null,
    by_login     text        not null,
    at           timestamptz not null,
    outcome      text        not null,
    went_around  boolean     not null
);

-- Repositories whose policy files others build on, and how often they were pushed to since.
create table base_push (
    repository text   primary key,
    pushes     bigint not null default 0
);
