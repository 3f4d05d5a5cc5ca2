-- One row per identity tested and figure in it, with its part in it.
with

terms as (
    select *, false as is_uncertain from {{ ref('int_terms_of_rows') }}
    union all
    select * from {{ ref('int_terms_of_codes') }}
    union all
    select * from {{ ref('int_terms_of_sides') }}
    union all
    select * from {{ ref('int_terms_of_ordinals') }}
    union all
    select *, false as is_uncertain from {{ ref('int_terms_listed') }}
)

select
    terms.check_id,
    terms.identity_id,
    terms.role,
    terms.sign,
    terms.is_uncertain,
    amounts.cell_id,

    amounts.document_sha256,
    amounts.statement_id,
    amounts.statement_code,
    amounts.side,
    amounts.block,
    amounts.unit_name,
    amounts.period,
    amounts.subject_code,
    amounts.line_label,
    amounts.measure_code,

    amounts.value,
    amounts.half_width,
    amounts.unit,
    amounts.is_trusted,
    amounts.unmapped_reason,

    amounts.page as source_page,
    amounts.source_bbox,
    amounts.text as source_text
from terms
inner join {{ ref('int_amounts') }} as amounts
    on terms.cell_id = amounts.cell_id
