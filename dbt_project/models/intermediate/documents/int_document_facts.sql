-- One row per document: what its pages say of it. Kind, year, department and level are read from
-- its pages only: first the cover, then the captions of its statements, then its text. Never from
-- the file's name.
{% set seed, levels = ref('document_patterns'), ref('document_levels') %}
{% set whole, column = patterns_with_endings(seed), 'patterns.pattern' %}
with

texts as (
    select * from {{ ref('int_document_texts') }}
),

patterns as (
    select * from {{ whole }} as patterns
),

statement_grids as (
    select * from {{ ref('int_statement_grids') }}
),

found as (
    select
        texts.document_sha256,
        patterns.field,
        patterns.priority,
        {{ by_pattern("regexp_extract(texts.plain, @, 1)", column, seed, whole) }} as value,
        sum(texts.times) as times,
        min(texts.first_place) as first_place
    from texts
    inner join patterns
        on texts.scope = patterns.scope
    group by texts.document_sha256, patterns.field, patterns.priority, value
),

-- the statements themselves tell best what kind of report they stand in
kinds as (
    select
        statement_grids.document_sha256,
        'document_kind' as field,
        1 as priority,
        {{ kind_in_chinese('statements.document_kind') }} as value,
        count(*) as times,
        1 as first_place
    from statement_grids
    inner join {{ ref('int_statement_kinds') }} as statements
        on statement_grids.statement_code = statements.statement_code
    where statements.is_in_contract
    group by all
),

bare as (
    select
        document_sha256,
        priority,
        value,
        regexp_replace(value, '{{ behind_a_name() }}', '') as name
    from found
    where field = 'department_name'
),

-- a statement may leave out where its department is; the cover names it in full
in_full as (
    select
        short.document_sha256,
        short.value,
        max_by(long.name, length(long.name)) as full_value
    from bare as short
    inner join bare as long
        on short.document_sha256 = long.document_sha256
        and ends_with(long.name, short.name)
        and regexp_full_match(
            left(long.name, length(long.name) - length(short.name)),
            '{{ places_before_a_name() }}'
        )
    where short.priority < long.priority
    group by short.document_sha256, short.value
),

-- 收入支出决算总表 on the first page is the accounts of nobody called 收入支出
words_of_titles as (
    select '(?:' || string_agg(regexp_escape(term), '|' order by term) || ')+' as pattern
    from {{ ref('title_terms') }}
),

-- on the cover the first mention counts, elsewhere the most frequent
best as (
    select
        document_sha256,
        field,
        value
    from (
        select * from found
        union all
        select * from kinds
    ) as mentioned
    cross join words_of_titles
    where
        value <> ''
        and not (
            field = 'department_name'
            and regexp_full_match(value, words_of_titles.pattern)
        )
        and not (
            field = 'department_name'
            and exists (
                select 1 from patterns
                where
                    patterns.field = 'no_department'
                    and {{ by_pattern("regexp_matches(mentioned.value, @)", column, seed, whole) }}
            )
        )
    qualify row_number() over (
        partition by document_sha256, field
        order by
            -- a unit that one statement names is not whose report the cover says it is
            priority + if(field = 'department_name' and priority = 2 and times = 1, 1.5, 0) asc,
            case
                when priority = 1 then 0
                when field in ('fiscal_year', 'department_name') and priority <= 2 then 0
                else first_place
            end asc,
            times desc,
            first_place asc,
            value asc
    ) = 1
),

levels as (
    select
        texts.document_sha256,
        arg_min(
            levels.level,
            texts.first_place * 100000 + instr(texts.plain, {{ by_pattern(
                "regexp_extract(texts.plain, @)", 'levels.pattern', levels
            ) }})
        ) as level
    from texts
    inner join {{ levels }} as levels
        on {{ by_pattern("regexp_matches(texts.plain, @)", 'levels.pattern', levels) }}
    where texts.scope = 'cover' and texts.first_place <= 2
    group by texts.document_sha256
)

select
    documents.document_sha256,
    max({{ kind_from_chinese('best.value') }})
    filter (where best.field = 'document_kind') as document_kind,
    {{ whole_number("max(best.value) filter (where best.field = 'fiscal_year')") }} as fiscal_year,
    -- a stray full stop is no part of a name, nor that its units are added up
    translate(
        regexp_replace(
            max(coalesce(in_full.full_value, best.value))
            filter (where best.field = 'department_name'),
            '{{ behind_a_name() }}', ''
        ), '()', '（）'
    ) as department_name,
    any_value(coalesce(levels.level, 'department')) as level
from {{ ref('stg_raw__documents') }} as documents
left join best
    on documents.document_sha256 = best.document_sha256
left join in_full
    on best.document_sha256 = in_full.document_sha256
    and best.field = 'department_name'
    and best.value = in_full.value
left join levels
    on documents.document_sha256 = levels.document_sha256
group by documents.document_sha256
