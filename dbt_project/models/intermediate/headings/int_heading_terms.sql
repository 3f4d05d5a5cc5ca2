-- One row per distinct heading text and kind of meaning it can have. A heading may mean two things
-- (功能分类 names a block on a two-sided statement and a column of names elsewhere); the statement's
-- grain decides in int_header_paths.
with

texts as (
    select * from {{ ref('int_heading_texts') }}
),

terms as (
    select
        *,
        pattern = regexp_escape(pattern) as is_literal
    from {{ ref('heading_terms') }}
),

headings as (
    select distinct heading from texts
),

-- each heading is tried on the patterns once; most patterns are plain words, looked up as they are
matched as (
    select
        headings.heading,
        terms.*
    from headings
    inner join terms
        on headings.heading = terms.pattern
    where terms.is_literal
    union all by name
    select
        headings.heading,
        terms.*
    from headings
    inner join terms
        on regexp_full_match(headings.heading, terms.pattern)
    where not terms.is_literal
    -- 增减变动原因 tells why, not how much
    and not (terms.kind = 'basis' and regexp_matches(headings.heading, '{{ why() }}'))
)

select
    texts.* exclude (heading),
    matched.pattern,
    matched.concept,
    matched.kind,
    matched.is_of_which,
    -- 资本性支出（基本建设） yields to 资本性支出, and 科研事业收入 to 事业收入（含教育收费）
    regexp_replace(texts.heading, '{{ narrowing_a_heading() }}', '') <> texts.heading
    and regexp_full_match(
        regexp_replace(texts.heading, '{{ narrowing_a_heading() }}', ''), matched.pattern
    ) as is_composed
from texts
inner join matched
    on texts.heading = matched.heading
qualify row_number() over (
    partition by texts.plain, matched.kind order by length(matched.pattern), matched.concept
) = 1
