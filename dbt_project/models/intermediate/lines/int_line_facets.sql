-- One row per printed line with a figure whose name stands for a class, an item or a fund. So a
-- line and a column say the same in the same words, however a place prints it.
with

lines as (
    select
        document_sha256,
        statement_code,
        side,
        line_label,
        line_path,
        line_no,
        subject_code,
        cell_ids[1] as line_id
    from {{ ref('int_statement_lines') }}
),

-- asked once for each name
items as (
    select
        names.statement_code,
        names.side,
        names.line_label,
        line_items.item_code,
        line_items.fund_code
    from (
        select distinct
            statement_code,
            side,
            line_label
        from lines
        where subject_code = ''
    ) as names
    inner join {{ ref('line_items') }} as line_items
        on regexp_full_match(names.statement_code, line_items.statement_pattern)
        and names.side = coalesce(line_items.side, '')
        and regexp_full_match(names.line_label, line_items.label_pattern)
    qualify row_number() over (
        partition by names.statement_code, names.side, names.line_label
        order by line_items.label_pattern
    ) = 1
)

select
    lines.line_id,
    classes.class_code,
    items.item_code,
    -- funds are printed once more as parts of what was carried over
    case
        when lines.line_no = 1 and not regexp_matches(lines.line_path, '{{ carried_over_words() }}')
            then items.fund_code
    end as fund_code
from lines
inner join {{ ref('int_documents') }} as documents
    on lines.document_sha256 = documents.document_sha256
left join items
    on lines.subject_code = ''
    and lines.statement_code = items.statement_code
    and lines.side = items.side
    and lines.line_label = items.line_label
left join {{ ref('function_classes') }} as classes
    on lines.subject_code = ''
    and lines.side = 'expense'
    and {{ plain_text('lines.line_label') }} = {{ plain_text('classes.name_zh') }}
    and coalesce(documents.fiscal_year, 9999) >= classes.valid_from
    and coalesce(documents.fiscal_year, 0) <= coalesce(classes.valid_to, 9999)
where items.line_label is not null or classes.class_code is not null
-- a name that two classes had counts for the later one
qualify row_number() over (
    partition by lines.line_id order by classes.valid_from desc nulls last
) = 1
