-- One row per heading text that ends in a heading we know, behind words that titles are made of.
-- The longest such end counts; what funds the words before it name stays beside it.
with

terms as (
    select * from {{ ref('heading_terms') }}
),

texts as (
    select printed.*
    from {{ ref('int_heading_texts') }} as printed
    -- 本年财政拨款收入 is a side of two, or funds among others
    anti join {{ ref('int_heading_terms') }} as known
        on printed.plain = known.plain
        and known.kind is distinct from 'side'
    anti join {{ ref('int_headings_of_forms') }} as of_forms
        on printed.plain = of_forms.plain
),

funds as (
    select
        string_agg(regexp_escape(term), '|' order by length(term) desc, term) as pattern
    from {{ ref('title_terms') }}
    where dimension = 'fund'
),

-- the longest end that is a heading, behind words of titles
ended as (
    select
        texts.plain,
        terms.concept,
        terms.kind,
        terms.is_of_which,
        regexp_extract(
            texts.heading,
            '^((?:{{ idle_in_a_heading() }}|' || funds.pattern || ')+)(?:' || terms.pattern
            || ')(?:{{ idle_behind_a_heading() }})*$',
            1
        ) as before
    from texts
    cross join funds
    inner join terms
        on terms.kind in ('item', 'basis')
        and regexp_matches(texts.heading, '^(?:{{ idle_in_a_heading() }}|' || funds.pattern || ')')
        and regexp_matches(
            texts.heading, '(?:' || terms.pattern || ')(?:{{ idle_behind_a_heading() }})*$'
        )
    where before <> ''
)

select
    ended.*,
    title_terms.value as fund
from ended
left join {{ ref('title_terms') }} as title_terms
    on title_terms.dimension = 'fund'
    and contains(ended.before, title_terms.term)
qualify row_number() over (
    partition by ended.plain
    order by length(ended.before) asc, length(title_terms.term) desc, ended.concept asc
) = 1
