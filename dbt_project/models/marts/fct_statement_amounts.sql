-- Every printed figure of a recognised statement: the atomic grain.
with

amounts as (
    select * from {{ ref('int_amounts') }}
    where unmapped_reason is null
),

lines as (
    select
        unnest(cell_ids) as cell_id,
        line_no,
        block,
        is_total,
        label_texts
    from {{ ref('int_statement_lines') }}
),

classes as (
    select * from {{ ref('function_classes') }}
),

facts as (
    select * from {{ ref('int_document_facts') }}
),

final as (
    select
        amounts.cell_id,
        amounts.document_sha256,
        amounts.statement_code,
        amounts.side,
        lines.block,
        amounts.unit_name,
        amounts.period,
        amounts.subject_code,
        amounts.line_label,
        array_to_string(lines.label_texts, '/') as line_path,
        lines.line_no,
        amounts.measure_code,

        amounts.value,
        amounts.unit,
        amounts.half_width,

        classes.class_code,
        cast(case
            when lines.is_total then 0
            when amounts.subject_code <> '' then (length(amounts.subject_code) - 1) / 2
            else 1
        end as integer) as line_level,
        lines.is_total,
        amounts.is_trusted,

        amounts.header_path,
        amounts.page as source_page,
        amounts.text as source_text,
        cast(amounts.source_bbox as double[]) as source_bbox
    from amounts
    inner join lines
        on amounts.cell_id = lines.cell_id
    left join facts
        on amounts.document_sha256 = facts.document_sha256
    left join classes
        on amounts.subject_code = ''
        and amounts.side = 'expense'
        and {{ plain_text('amounts.line_label') }} = {{ plain_text('classes.name_zh') }}
        and coalesce(facts.fiscal_year, 9999) >= classes.valid_from
        and coalesce(facts.fiscal_year, 0) <= coalesce(classes.valid_to, 9999)
)

select * from final
order by document_sha256, statement_code, source_page, source_bbox[4] desc, source_bbox[1]
