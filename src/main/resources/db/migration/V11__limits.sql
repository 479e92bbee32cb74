-- What may be asked of GitHub for an installation, shared by all replicas; 0 is the App itself. `halted` repeats until when nothing may.
create table github_budget (
    installation bigint primary key,
    halted       timestamptz not null,
    account      text        not null
);
