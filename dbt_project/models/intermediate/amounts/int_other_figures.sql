-- One row per figure of a statement whose kind no words of ours know, or of a column that no words
-- know on a statement that the contract does not list: kept under the title and the heading that
-- are printed, never trusted and never added up. Only what certainly is money, a count or a percent
-- on a named line below a heading; everything else stays listed.
with

facts as (
    select * from {{ ref('int_document_facts') }}
),

-- a title without whose report it is and of which year: the same table of two years is one
titles as (
    select
        grids.grid_id,
        facts.document_kind,
        kinds.code as kind_code,
        regexp_replace(
            replace(
                grids.title_text, coalesce({{ plain_text('facts.department_name') }}, '-'), ''
            ),
            '{{ before_what_a_title_says() }}', ''
        ) as name_zh
    from {{ ref('int_statement_grids') }} as grids
    inner join facts
        on grids.document_sha256 = facts.document_sha256
    inner join {{ ref('statement_parts') }} as kinds
        on kinds.dimension = 'kind'
        and facts.document_kind = kinds.value
    where grids.statement_code is null
),

performance_words as (
    select string_agg(regexp_escape(term), '|' order by term) as pattern
    from {{ ref('title_terms') }}
    where value like 'performance%'
),

others as (
    select
        titles.*,
        concat(kind_code, '-OT-', upper(left(md5(name_zh), 6))) as statement_code
    from titles
    cross join performance_words
    where
        length(name_zh) between 4 and 40
        and not regexp_matches(
            name_zh, '{{ mention_of_a_title() }}|' || performance_words.pattern
        )
),

amounts as (
    select
        amounts.* replace (
            coalesce(amounts.statement_code, others.statement_code) as statement_code
        ),
        others.name_zh,
        coalesce(kinds.document_kind, others.document_kind) as document_kind
    from {{ ref('int_amounts') }} as amounts
    left join others
        on amounts.grid_id = others.grid_id
    left join {{ ref('int_statement_kinds') }} as kinds
        on amounts.statement_code = kinds.statement_code
    anti join {{ ref('int_performance_grids') }} as forms
        on amounts.grid_id = forms.grid_id
    anti join {{ ref('int_performance_cells') }} as performance
        on amounts.cell_id = performance.cell_id
    inner join {{ ref('int_documents') }} as documents
        on amounts.document_sha256 = documents.document_sha256
        and documents.state = 'loaded'
    where
        amounts.unmapped_reason = 'unknown_statement' and others.grid_id is not null
        or amounts.unmapped_reason = 'unbound_column'
        and not kinds.is_in_contract
        and kinds.grain <> 'performance'
),

-- the columns of amounts of a grid, counted from the left
columns as (
    select
        columns.grid_id,
        columns.column_no,
        agreed.heading_year - facts.fiscal_year as years_ahead,
        case
            when agreed.heading_year = facts.fiscal_year - 1 then 'prior_year'
            when starts_with(concepts.basis, 'prior_year') then 'prior_year'
            when starts_with(concepts.basis, 'change') then 'change'
            else 'current'
        end as period,
        row_number() over (
            partition by columns.grid_id order by columns.column_no
        ) as place_no,
        count(*) over (partition by columns.grid_id, columns.header_path) = 1
        -- of the years to come each has one column
        and (
            agreed.heading_year is null
            or agreed.heading_year <= facts.fiscal_year
            or agreed.heading_year > facts.fiscal_year
            and count(*) over (partition by columns.grid_id, agreed.heading_year) = 1
        ) as is_told_apart
    from {{ ref('int_columns') }} as columns
    inner join {{ ref('int_agreed_columns') }} as agreed
        on columns.grid_id = agreed.grid_id
        and columns.column_no = agreed.column_no
    inner join facts
        on columns.document_sha256 = facts.document_sha256
    left join {{ ref('int_column_concepts') }} as concepts
        on columns.grid_id = concepts.grid_id
        and columns.column_no = concepts.column_no
    where columns.role = 'measure' and columns.header_path <> ''
),

-- a cell over two columns of amounts is of neither
spanned as (
    select cells.cell_id
    from {{ with_columns_reached(ref('int_cells')) }} as cells
    inner join columns
        on cells.grid_id = columns.grid_id
        and cells.reached_column_no = columns.column_no
    group by cells.cell_id
    having count(*) > 1
),

placed as (
    select
        amounts.*,
        columns.place_no,
        columns.years_ahead,
        columns.period as period_of_column,
        -- of a table in 万元 a whole number may count something
        bool_or(regexp_full_match(amounts.number_text, '-?[\d,]+\.\d{1,6}')) over (
            partition by amounts.grid_id, columns.column_no
        ) as has_decimals
    from amounts
    inner join columns
        on amounts.grid_id = columns.grid_id
        and amounts.measure_column_no = columns.column_no
    anti join spanned
        on amounts.cell_id = spanned.cell_id
    where
        amounts.number_printed is not null
        and amounts.value is not null
        and (amounts.line_label <> '' or amounts.subject_code <> '' or amounts.unit_name <> '')
        and amounts.year_text is null
        and columns.is_told_apart
),

told as (
    select
        * replace (
            period_of_column as period,
            case
                when years_ahead > 0 then 'planned_' || years_ahead
                else 'column_' || place_no
            end as measure_code
        )
    from placed
    where
        -- a year further back has no period
        coalesce(years_ahead between -1 and 5, true)
        and (
            unit = 'yuan'
            and has_decimals
            -- 面积, and 房屋（平方米） below what is no worth
            and not regexp_matches(header_path, '{{ heading_of_no_money() }}')
            and (
                not regexp_matches(line_label, '[（(][^（()）\d]{1,4}[)）]$')
                or regexp_matches(header_path, '{{ heading_of_worth() }}')
            )
            and regexp_full_match(number_text, '-?0+|-?[\d,]+\.\d{1,6}')
            or unit = 'count' and regexp_full_match(number_text, '\d+')
            or unit = 'percent'
        )
),

final as (
    select
        told.cell_id,
        told.document_sha256,
        told.statement_code,
        told.side,
        coalesce(nullif(told.block, 'unknown'), '') as block,
        told.unit_name,
        told.period,
        told.subject_code,
        told.line_label,
        told.second_code,
        told.second_label,
        told.line_label as line_path,
        row_number() over (
            partition by
                told.document_sha256, told.statement_code, told.side, told.block, told.unit_name,
                told.period, told.subject_code, told.line_label, told.measure_code
            order by told.grid_in_document, told.row_no, told.column_no
        ) as line_no,
        told.measure_code,
        told.measure_code as item_code,
        'unstated' as fund_code,
        case told.document_kind when 'final_accounts' then 'final' else 'budget' end as phase,

        told.value,
        told.unit,
        units.unit_name_zh as printed_unit,
        told.half_width,
        cast(case
            when told.subject_code <> '' then (length(told.subject_code) - 1) // 2
            when regexp_matches(told.line_label, '{{ total_ending() }}') then 0
            else 1
        end as integer) as line_level,
        line_level = 0 as is_total,
        told.header_path,
        told.page as source_page,
        told.text as source_text,
        cast(told.source_bbox as double[]) as source_bbox,

        told.statement_id,
        told.grid_no,
        told.row_no,
        told.column_no,
        told.name_zh,
        told.document_kind
    from told
    left join {{ ref('units') }} as units
        on told.unit = units.unit
        and told.factor = units.factor
)

select
    * replace (cast(line_no as integer) as line_no)
from final
