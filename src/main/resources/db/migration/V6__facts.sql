-- The facts that an evaluation was made from, so that it can be judged again. Their digest is part of the row's hash.
alter table evaluation add column facts_digest text not null default '';

create table evaluation_facts (
    evaluation_id bigint primary key references evaluation,
    at            timestamptz not null,
    facts         bytea       not null,
    notes         text        not null,
    doubts        text        not null
);
create index evaluation_facts_at on evaluation_facts (at);

-- Every valid text of a policy file that was ever in force.
create table policy_version (
    file    text not null,
    blob    text not null,
    content text not null,
    read_at timestamptz not null,
    primary key (file, blob)
);
insert into policy_version (file, blob, content, read_at) select file, blob, content, read_at from policy_text;

-- The check run on pull requests that change a policy file: what it was made from, and what GitHub shows of it.
create table policy_check (
    subject_id      bigint primary key references subject,
    made_from       text   not null,
    check_head      text   not null,
    check_id        bigint not null,
    check_digest    text   not null,
    check_attempted text   not null
);
