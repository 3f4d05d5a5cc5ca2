-- One row per requirement, pattern and unit of the seeds that rules read, and per file of the
-- folder.
create or replace view input_required as
select *
from warehouse.seeds.required_statements;

create or replace view input_section_titles as
select *
from warehouse.seeds.section_titles;

create or replace view input_note_patterns as
select *
from warehouse.seeds.section_notes;

create or replace view input_total_meanings as
select
    topics,
    coalesce(own, '') as own,
    coalesce(others, '') as others,
    measures,
    lines,
from warehouse.seeds.total_meanings;

-- The words of the running text that rules ask for, by what they are asked for.
create or replace view input_prose_words as
select
    use,
    string_agg('(?:' || pattern || ')', '|' order by pattern) as pattern,
from warehouse.seeds.prose_words
group by use;

-- Wordings of law and ministry that reports print unchanged.
create or replace view input_standard_wordings as
select wording
from warehouse.seeds.standard_wordings;

create or replace view input_units as
select *
from warehouse.seeds.organisation_units;

create or replace view input_files as
select *
from warehouse.marts.files;

-- Names whose amounts are all of the amount that the first name bears.
create or replace view input_whole_lists as
select string_split(pattern, ';') as names
from warehouse.seeds.prose_words
where use = 'whole_list';

-- The same, and those that only numbered paragraphs are held to.
create or replace view input_whole_points as
select string_split(pattern, ';') as names
from warehouse.seeds.prose_words
where use in ('whole_list', 'whole_points');
