-- One row per cell and way in which its text is a label of a performance form. Grids of no known
-- statement are searched too. One text may be a label in several ways (得分 of the budget or of an
-- indicator); its surroundings decide later.
with

cells as (
    select * from {{ ref('int_cells') }}
),

grids as (
    select * from {{ ref('int_statement_grids') }}
),

statements as (
    select * from {{ ref('int_statement_kinds') }}
),

labels as (
    select * from {{ ref('performance_labels') }}
),

candidates as (
    select
        cells.*,
        -- without its unit, its colon and 其中 before it
        regexp_replace(regexp_replace(regexp_replace(
            cells.plain,
            '{{ unit_pattern('label') }}', '', 'g'
        ),
        '^{{ of_which() }}[:：]', ''),
        '[:：]$', '') as label_text,
        {{ unit_in('cells.plain', 'label') }} as unit_name_zh
    from cells
    inner join grids
        on cells.grid_id = grids.grid_id
    left join statements
        on grids.statement_code = statements.statement_code
    where
        (grids.statement_code is null or statements.grain = 'performance')
        and not cells.is_blank
        and not cells.is_number
        and length(cells.plain) <= 40
),

-- forms repeat their words: each text is tried on the patterns once
known_texts as (
    select
        texts.label_text,
        labels.kind,
        labels.field,
        labels.horizon
    from (select distinct label_text from candidates) as texts
    inner join labels
        on regexp_full_match(texts.label_text, labels.pattern)
    where labels.kind <> 'title'
)

select
    candidates.cell_id,
    candidates.grid_id,
    known_texts.kind,
    known_texts.field,
    known_texts.horizon,

    candidates.row_no,
    candidates.last_row_no,
    candidates.column_no,
    candidates.last_column_no,
    candidates.x0,
    candidates.x1,
    candidates.unit_name_zh,
    candidates.squeezed
from candidates
inner join known_texts
    on candidates.label_text = known_texts.label_text
where known_texts.kind <> 'fund_block' or candidates.unit_name_zh is not null
