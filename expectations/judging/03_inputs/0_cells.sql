-- One row per cell that a page prints. Fonts of browsers give radicals to characters (⼀ for 一): they are folded,
-- or a name that stands in a cell would not be found there.
create or replace view folded_cells as
select
    * replace (
        case
            when regexp_matches(text, '[\x{2E80}-\x{2FDF}\x{F900}-\x{FAFF}]')
                then translate(
                    text, coalesce(getvariable('radicals'), ''), coalesce(getvariable('characters'), '')
                )
            else text
        end as text
    ),
from warehouse.staging.stg_raw__cells;
