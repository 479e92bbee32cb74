-- What a repository's last changes were judged like is found without reading all that it ever had judged.
alter table evaluation add column repository_id bigint not null default 0;
update evaluation set repository_id = subject.repository_id from subject where subject.id = evaluation.subject_id;
create index evaluation_repository on evaluation (repository_id, id desc) include (subject_id, defect, rollback);
