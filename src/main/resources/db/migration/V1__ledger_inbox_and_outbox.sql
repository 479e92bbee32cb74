-- What GitHub told us, once for each delivery id.
create table delivery (
    guid         text primary key,
    event        text        not null,
    action       text        not null,
    installation bigint      not null,
    digest       text        not null,
    received     timestamptz not null,
    note         text        not null
);
create index delivery_received on delivery (received);

-- A pull request that we look at. `wanted` counts the reasons to look again, `done` those that a look has answered.
create table subject (
    id            bigserial primary key,
    installation  bigint  not null,
    repository_id bigint  not null,
    owner         text    not null,
    repository    text    not null,
    number        integer not null,
    head          text    not null,
    base          text    not null,
    open          boolean not null,
    wanted        bigint  not null,
    done          bigint  not null,
    awaits_checks text    not null,
    awaits_labels boolean not null,
    unique (repository_id, number)
);
create index subject_open on subject (installation) where open;
create index subject_head on subject (repository_id, head);

-- Where a pull request stood from some moment on.
create table push (
    id         bigserial primary key,
    subject_id bigint      not null references subject,
    head       text        not null,
    base       text        not null,
    by_id      bigint      not null,
    by_login   text        not null,
    by_kind    text        not null,
    at         timestamptz not null,
    kind       text        not null,
    unique (subject_id, head, base, at)
);

-- Lines of comments that speak to us, as they were when the comment was written.
create table spoken_line (
    comment_id bigint      not null,
    line       integer     not null,
    subject_id bigint      not null references subject,
    by_id      bigint      not null,
    by_login   text        not null,
    by_kind    text        not null,
    at         timestamptz not null,
    head       text        not null,
    text       text        not null,
    answered   boolean     not null,
    primary key (comment_id, line)
);
create index spoken_line_subject on spoken_line (subject_id);

-- In which order we came to know what people did; GitHub's clock tells only seconds.
create table act_seen (
    subject_id bigint not null references subject,
    place      text   not null,
    seen       bigserial,
    primary key (subject_id, place)
);

-- People who did something on a pull request, so that they are asked about in the next look.
create table actor (
    subject_id bigint not null references subject,
    login      text   not null,
    primary key (subject_id, login)
);

-- Whom a pull request was ever assigned to: of an agent's, these told it what to do.
create table assignee_seen (
    subject_id bigint not null references subject,
    person_id  bigint not null,
    login      text   not null,
    kind       text   not null,
    primary key (subject_id, person_id)
);

-- What a change looked like at a head, against a base branch.
create table fingerprint (
    subject_id bigint      not null references subject,
    head       text        not null,
    base       text        not null,
    files      text        not null,
    at         timestamptz not null,
    primary key (subject_id, head, base)
);

-- Markers that were seen once stay known when a commit that bore them is gone.
create table marker_seen (
    subject_id bigint      not null references subject,
    tool       text        not null,
    role       text        not null,
    marker     text        not null,
    place      text        not null,
    quote      text        not null,
    at         timestamptz not null,
    primary key (subject_id, tool, role, marker)
);

-- The last valid text of each policy file.
create table policy_text (
    file    text primary key,
    blob    text        not null,
    content text        not null,
    read_at timestamptz not null
);

-- Every verdict that said something new: an append-only chain, each row bearing the hash of the one before.
create table evaluation (
    id            bigserial primary key,
    subject_id    bigint      not null references subject,
    head          text        not null,
    base          text        not null,
    at            timestamptz not null,
    outcome       text        not null,
    defect        double precision not null,
    rollback      double precision not null,
    policies      text        not null,
    verdict       text        not null,
    previous_hash text        not null,
    hash          text        not null
);
create index evaluation_subject on evaluation (subject_id, id desc);

-- What GitHub shall show, and what it shows as far as we know.
create table publication (
    subject_id       bigint primary key references subject,
    wanted           text   not null,
    check_head       text   not null,
    check_id         bigint not null,
    check_digest     text   not null,
    check_attempted  text   not null,
    comment_id       bigint not null,
    comment_digest   text   not null,
    comment_attempted boolean not null
);

-- db-scheduler's table, as its documentation gives it for PostgreSQL.
create table scheduled_tasks (
    task_name            text                     not null,
    task_instance        text                     not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
