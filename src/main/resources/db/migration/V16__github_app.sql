-- The App that set-up made at GitHub; there is one at most. `secrets` is encrypted by a key that is not in the database.
create table github_app (
    one     boolean     primary key check (one),
    app_id  bigint      not null,
    slug    text        not null,
    page    text        not null,
    secrets bytea       not null,
    made    timestamptz not null
);
