-- How often something about an installation's people has changed, who are in which team and who may do what. Each process remembers
-- for minutes what it asked, and forgets it when it sees a larger number than before; so a row is never deleted, and never counts down.
create table people_news (
    installation bigint primary key,
    news         bigint not null
);
