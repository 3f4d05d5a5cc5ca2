-- One row per project, indicator, source of funds and target of performance forms; one per page.

-- Performance tables.
create or replace temp view input_projects as
select *
from marts.performance_projects;

create or replace temp view input_indicators as
select *
from marts.performance_indicators;

create or replace temp view input_funds as
select *
from marts.performance_funds;

create or replace temp view input_targets as
select *
from marts.performance_targets;

-- Pages: how they were read.
create or replace temp view input_pages as
select *
from staging.stg_raw__pages;
