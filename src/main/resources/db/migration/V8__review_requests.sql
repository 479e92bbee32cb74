-- People whom we asked for a review, and those whom GitHub would not let us ask: nobody is asked twice.
create table review_request (
    subject_id  bigint      not null references subject,
    person_id   bigint      not null,
    requirement text        not null,
    login       text        not null,
    at          timestamptz not null,
    state       text        not null,
    primary key (subject_id, person_id, requirement)
);
create index review_request_person on review_request (person_id, at);

-- Sign-offs, each at its place: how much somebody has to do, and how fast they do it.
create table sign_off_seen (
    subject_id bigint      not null references subject,
    place      text        not null,
    person_id  bigint      not null,
    at         timestamptz not null,
    primary key (subject_id, place)
);
create index sign_off_seen_person on sign_off_seen (person_id, at);
