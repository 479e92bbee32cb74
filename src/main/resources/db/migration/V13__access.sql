-- What machines may see with a token. Of the token there is only the SHA-256 hash. `organisations` are in lower case, parted
-- by blanks; `used` is the day of its last use.
create table api_token (
    id            bigserial primary key,
    name          text        not null,
    hash          text        not null unique,
    organisations text        not null,
    operator      boolean     not null,
    created       timestamptz not null,
    expires       timestamptz not null,
    used          date,
    revoked       boolean     not null default false
);
create unique index api_token_name on api_token (name) where not revoked;

-- Who is logged in with a browser. Of what its cookie holds there is only the SHA-256 hash. `seen` is the last visit, to the minute.
create table login_session (
    hash   text primary key,
    person bigint      not null,
    login  text        not null,
    since  timestamptz not null,
    seen   timestamptz not null
);
create index login_session_login on login_session (lower(login));

-- Where a repository is looked for by its name, as people do.
create index subject_name on subject (lower(owner), lower(repository));

-- Who bore a login first that is named as an operator's, in lower case.
create table operator (
    login  text primary key,
    person bigint not null
);
