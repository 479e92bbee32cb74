-- Whose turn a task is, so that fetching due ones need not ask each time: the installation of its pull request, or of its
-- commit's repository. Empty for all else. The database sees to it, whoever makes work due, an older version too.
alter table scheduled_tasks add column installation bigint;

create function scheduled_tasks_installation() returns trigger language plpgsql as $$
declare
    its_repository bigint;
begin
    if new.task_name = 'pull-request' then
        select s.installation into new.installation from subject s where s.id = new.task_instance::bigint;
    elsif new.task_name = 'commit' then
        -- One after the other: each is one look into an index, also where nobody has counted the rows yet.
        select h.repository_id into its_repository from head h where h.id = new.task_instance::bigint;
        select s.installation into new.installation from subject s where s.repository_id = its_repository
            order by s.number limit 1;
    end if;
    return new;
end
$$;

create trigger scheduled_tasks_installation before insert on scheduled_tasks
    for each row execute function scheduled_tasks_installation();

update scheduled_tasks t set installation = s.installation
    from subject s where t.task_name = 'pull-request' and s.id = t.task_instance::bigint;
update scheduled_tasks t set installation = s.installation
    from head h join lateral (select o.installation from subject o where o.repository_id = h.repository_id
        order by o.number limit 1) s on true
    where t.task_name = 'commit' and h.id = t.task_instance::bigint;
