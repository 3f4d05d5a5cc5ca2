-- One row per heading text that begins with a heading we know and ends in words that only say that
-- it is money. 上级补助收入资金, “三公”经费总额, 财政拨款安排; a count (购置数) is none.
with

terms as (
    select * from {{ ref('heading_terms') }}
),

texts as (
    select
        printed.*,
        regexp_extract(printed.heading, '^(.+?)(?:{{ idle_behind_a_heading() }})+$', 1) as bare
    from {{ ref('int_heading_texts') }} as printed
    anti join {{ ref('int_heading_terms') }} as known
        on printed.plain = known.plain
    anti join {{ ref('int_headings_of_forms') }} as of_forms
        on printed.plain = of_forms.plain
)

select
    texts.plain,
    terms.concept,
    terms.kind,
    terms.is_of_which
from texts
inner join terms
    on terms.kind = 'item'
    and regexp_full_match(texts.bare, terms.pattern)
where texts.bare <> ''
qualify row_number() over (
    partition by texts.plain order by length(terms.pattern), terms.concept
) = 1
