-- Which look at a pull request, and at a commit's check, is the newest: whoever holds an older number writes nothing any more.
alter table publication add column look bigint not null default 0;
alter table head add column look bigint not null default 0;

-- Before when GitHub does not want to be asked again for a piece of work, whatever else happens to it.
alter table scheduled_tasks add column not_before timestamptz not null default '-infinity';

-- Since when it has failed without a break.
alter table scheduled_tasks add column failing_since timestamptz;
