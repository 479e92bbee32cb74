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
