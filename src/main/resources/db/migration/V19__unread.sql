-- Deliveries that are kept, and what they mean, which is not worked out yet: `notices` in JSON, in the order in which they were
-- kept. A row lives for milliseconds. `failures` counts how often it could not be worked out; it is tried again when it is `due`.
create table unread (
    id           bigserial primary key,
    guid         text        not null,
    event        text        not null,
    installation bigint      not null,
    received     timestamptz not null,
    notices      text        not null,
    failures     integer     not null default 0,
    due          timestamptz not null default '-infinity'
);
-- Not written any more; a version that still writes it can go on.
alter table delivery alter column digest set default '';
