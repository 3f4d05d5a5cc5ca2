-- One row per heading text that is made of the words of the ministry's forms, and kind of meaning
-- it can have. It says which classification's names or codes stand below it, whose a line is, what
-- is counted, only of which year the figures are, or that they are a total. What stands in
-- parentheses narrows nothing.
with

texts as (
    select
        *,
        regexp_replace(heading, '\([^()]*\)', '', 'g') as bare
    from {{ ref('int_heading_texts') }}
),

read as (
    select
        *,
        regexp_matches(bare, '{{ classification_heading() }}')
        or regexp_matches(heading, '{{ items_by_classification() }}') as is_classification,
        regexp_matches(bare, '{{ code_word() }}') as is_code,
        regexp_matches(bare, '{{ heading_of_codes() }}') as is_heading_of_codes
    from texts
),

meanings as (
    select
        plain,
        'code' as concept,
        'code' as kind
    from read
    where is_classification and is_code or is_heading_of_codes
    union all by name
    select
        plain,
        'label' as concept,
        'label' as kind
    from read
    where is_classification and not is_code
    union all by name
    select
        plain,
        {{ classification_named('heading') }} as concept,
        'block' as kind
    from read
    where is_classification and not is_code
    union all by name
    select
        plain,
        'purpose' as concept,
        'block' as kind
    from read
    where
        regexp_matches(bare, '{{ purpose_heading() }}')
        or regexp_matches(heading, '{{ purpose_heading() }}')
    union all by name
    select
        plain,
        'total' as concept,
        'total' as kind
    from read
    where regexp_full_match(bare, '{{ name_of_a_total() }}')
    union all by name
    select
        plain,
        'own_phase' as concept,
        'basis' as kind
    from read
    where regexp_matches(bare, '{{ year_alone() }}')
    union all by name
    select
        plain,
        'prior_year' as concept,
        'basis' as kind
    from read
    where regexp_matches(bare, '{{ year_before_alone() }}')
    union all by name
    select
        plain,
        'execution' as concept,
        'basis' as kind
    from read
    where regexp_matches(bare, '{{ outturn_heading() }}')
    union all by name
    select
        plain,
        'unit_name' as concept,
        'unit' as kind
    from read
    where regexp_full_match(heading, '{{ heading_of_owners() }}')
    union all by name
    select
        plain,
        case
            when regexp_matches(bare, '{{ headcount_heading() }}') then 'headcount' else 'quantity'
        end as concept,
        'item' as kind
    from read
    where regexp_matches(bare, '{{ headcount_heading() }}|{{ quantity_heading() }}')
)

select
    texts.* exclude (heading, bare),
    meanings.concept,
    meanings.kind,
    false as is_of_which
from meanings
inner join texts
    on meanings.plain = texts.plain
