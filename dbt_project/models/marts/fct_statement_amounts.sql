-- One row per document, statement, line and measure: every figure printed in a recognised statement
-- of a loaded document, as printed, never recalculated.
with

amounts as (
    select * from {{ ref('int_amounts') }}
    where unmapped_reason is null
),

lines as (
    select
        *,
        unnest(cell_ids) as line_cell_id
    from {{ ref('int_statement_lines') }}
),

-- a line that holds others is no leaf: only leaves may be added up
holders as (
    select distinct cell_id
    from {{ ref('int_identity_terms') }}
    where role = 'total' and identity_id in ('code_children', 'ordinal_children', 'side_total')
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
        amounts.second_code,
        amounts.second_label,
        lines.line_path,
        cast(lines.line_no as integer) as line_no,
        amounts.measure_code,

        amounts.value,
        amounts.unit,
        amounts.half_width,

        classes.class_code,
        cast(case
            when lines.is_total then 0
            when amounts.subject_code <> '' then (length(amounts.subject_code) - 1) // 2
            else coalesce(lines.ordinal_rank, 1)
        end as integer) as line_level,
        lines.is_total,
        not lines.is_total and holders.cell_id is null as is_leaf,
        statements.repeats_statement_code is not null as is_repeat,
        proofs.proof,
        proofs.reading,
        proofs.bound_by,
        -- what OCR read is trusted where an identity confirms it
        case
            when proofs.reading = 'printed'
                then amounts.is_trusted and coalesce(pages.is_trusted, false)
                and printed_again.grid_id is null
            else proofs.reading = 'confirmed'
        end and not coalesce(proofs.is_contradicted, false) as is_trusted,

        amounts.header_path,
        amounts.page as source_page,
        amounts.text as source_text,
        cast(amounts.source_bbox as double[]) as source_bbox
    from amounts
    inner join {{ ref('int_documents') }} as documents
        on amounts.document_sha256 = documents.document_sha256
        and documents.state = 'loaded'
    inner join lines
        on amounts.cell_id = lines.line_cell_id
    inner join {{ ref('int_figure_proof') }} as proofs
        on amounts.cell_id = proofs.cell_id
    inner join {{ ref('int_statement_kinds') }} as statements
        on amounts.statement_code = statements.statement_code
    left join {{ ref('stg_raw__pages') }} as pages
        on amounts.document_sha256 = pages.document_sha256
        and amounts.page = pages.page
    left join {{ ref('int_second_printings') }} as printed_again
        on amounts.grid_id = printed_again.grid_id
    left join holders
        on amounts.cell_id = holders.cell_id
    left join {{ ref('function_classes') }} as classes
        on amounts.subject_code = ''
        and amounts.side = 'expense'
        and {{ plain_text('amounts.line_label') }} = {{ plain_text('classes.name_zh') }}
        and coalesce(documents.fiscal_year, 9999) >= classes.valid_from
        and coalesce(documents.fiscal_year, 0) <= coalesce(classes.valid_to, 9999)
    -- a name that two classes had counts for the later one
    qualify row_number() over (
        partition by amounts.cell_id order by classes.valid_from desc nulls last
    ) = 1
),

-- the key holds whatever a report prints: two figures of one line and measure become two lines
keyed as (
    select
        *,
        row_number() over (
            partition by
                document_sha256, statement_code, side, block, unit_name, period, subject_code,
                line_label, line_no, measure_code
            order by source_page asc, source_bbox[4] desc, source_bbox[1] asc, cell_id asc
        ) as place_no
    from final
),

numbered as (
    select
        * exclude (place_no) replace (
            cast(dense_rank() over (
                partition by
                    document_sha256, statement_code, side, block, unit_name, subject_code,
                    line_label
                order by line_no, place_no
            ) as integer) as line_no
        )
    from keyed
)

select * from numbered
order by document_sha256, statement_code, source_page, source_bbox[4] desc, source_bbox[1]
