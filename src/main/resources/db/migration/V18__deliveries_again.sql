-- When a delivery that was kept came once more, so that set-up can show that what GitHub sends arrives.
alter table delivery add column again timestamptz;
