-- The processes that run the App, as each says of itself; who has not said so for a day is forgotten.
create table replica (
    id      text primary key,
    version text        not null,
    started timestamptz not null,
    seen    timestamptz not null
);

-- What is not done yet, the longest waiting first.
create index subject_waiting on subject (stirred_at) where wanted > done;
create index subject_installation on subject (installation);

-- What was merged and overridden, the latest first.
create index merge_at on merge (at desc, subject_id desc);
create index merge_around on merge (at desc, subject_id desc) where went_around;
create index override_use_at on override_use (at desc, id desc);
create index tool_exception_at on tool_exception (at desc, comment_id desc);
create index file_history_reverts on file_history (repository_id, at desc) where reverts <> '';
create index file_history_pull on file_history (repository_id, pull) where pull > 0;
create index file_history_subject on file_history (repository_id, subject);
