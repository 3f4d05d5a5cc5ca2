-- One row per figure printed in a recognised statement of a loaded document, as printed: what the
-- star says of it, but for what it adds up to.
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
        -- a column of one item says it itself, else the line may
        case
            when measures.item_code = 'total'
                then coalesce(facets.item_code, wholes.item_code, measures.item_code)
            else measures.item_code
        end as item_code,
        case
            when measures.fund_code = coalesce(statements.fund_scope, 'unstated')
                then coalesce(
                    facets.fund_code,
                    -- income of a name that we do not know may be of any fund
                    case
                        when
                            amounts.side = 'income' and amounts.subject_code = ''
                            and not lines.is_total and facets.line_id is null
                            and statements.fund_scope in ('all', 'fiscal_appropriation')
                            then 'unstated'
                    end,
                    measures.fund_code
                )
            else measures.fund_code
        end as fund_code,
        measures.phase,

        amounts.value,
        amounts.unit,
        units.unit_name_zh as printed_unit,
        amounts.half_width,

        facets.class_code,
        cast(case
            when lines.is_total then 0
            when amounts.subject_code <> '' then (length(amounts.subject_code) - 1) // 2
            else coalesce(lines.ordinal_rank, 1)
        end as integer) as line_level,
        lines.is_total,
        not lines.is_total
        and coalesce(leaf_lines.is_leaf, not proofs.is_holder)
        and proofs.certainty_reason <> 'printed_again' as is_leaf,
        statements.repeats_statement_code is not null as is_repeat,
        proofs.bound_by,
        proofs.certainty,
        proofs.certainty_reason,
        proofs.certainty <> 'doubtful' as is_trusted,

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
    inner join {{ ref('int_statement_measures') }} as measures
        on amounts.statement_code = measures.statement_code
        and amounts.measure_code = measures.measure_code
    left join {{ ref('units') }} as units
        on amounts.unit = units.unit
        and amounts.factor = units.factor
    left join {{ ref('int_leaf_lines') }} as leaf_lines
        on lines.cell_ids[1] = leaf_lines.line_id
    left join {{ ref('int_line_facets') }} as facets
        on lines.cell_ids[1] = facets.line_id
    left join {{ ref('int_whole_lines') }} as wholes
        on lines.cell_ids[1] = wholes.line_id
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
