-- What other systems are to be told, or were: one row for each receiver, by the digest of its address, which may be a secret.
-- `notice` is the same whenever it is sent. What was sent is kept for a while, so that nothing is told twice.
create table notification (
    id       bigserial primary key,
    receiver text        not null,
    notice   text        not null,
    body     text        not null,
    at       timestamptz not null,
    done     timestamptz,
    unique (notice, receiver)
);
create index notification_done on notification (done);
