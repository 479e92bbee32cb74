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

-- How each pull request stands, in a few words, for figures about many. `since` is since when it is cleared or is not, `signed`
-- when it was first cleared although something was asked of it, `signers` whose sign-offs count.
create table pull_brief (
    subject_id bigint primary key references subject,
    opened     timestamptz not null,
    judged     timestamptz not null,
    since      timestamptz not null,
    signed     timestamptz,
    cleared    boolean     not null,
    level      text        not null,
    assistance text        not null,
    tools      text[]      not null,
    unapproved text[]      not null,
    areas      text[]      not null,
    waits      text[]      not null,
    signers    text[]      not null
);
create index pull_brief_opened on pull_brief (opened);
create index pull_brief_judged on pull_brief (judged);
create index subject_open_owner on subject (lower(owner)) where open;
alter table sign_off_seen add column login text not null default '';
create index sign_off_seen_at on sign_off_seen (at);

-- Of what was judged before. A verdict that is not read so is told of with the next one.
do $$
declare one record;
begin
    for one in select subject_id, min(at) as opened, max(id) as latest from evaluation group by subject_id loop
        begin
            insert into pull_brief (subject_id, opened, judged, since, signed, cleared, level, assistance, tools, unapproved,
                                    areas, waits, signers)
            select e.subject_id, one.opened, e.at, e.at, null, e.outcome in ('cleared', 'overridden'),
                   lower(v.json -> 'risk' ->> 'level'), lower(v.json -> 'assistance' ->> 'level'),
                   array(select distinct t ->> 'name' from json_array_elements(v.json -> 'assistance' -> 'tools') t),
                   array(select distinct t ->> 'name' from json_array_elements(v.json -> 'tools') t),
                   array(select json_array_elements_text(v.json -> 'risk' -> 'impact' -> 'touched')),
                   array(select t ->> 'name' from json_array_elements(v.json -> 'requirements') t where t ->> 'status' <> 'MET'
                         union all
                         select distinct t ->> 'checklist' from json_array_elements(v.json -> 'items') t
                         where t ->> 'status' <> 'MET'),
                   array(select distinct c ->> 'login' from json_array_elements(v.json -> 'requirements') t,
                         json_array_elements(t -> 'counted') c)
            from evaluation e cross join lateral (select e.verdict::json as json) v where e.id = one.latest;
        exception when data_exception or not_null_violation then
            null;
        end;
    end loop;
end $$;
