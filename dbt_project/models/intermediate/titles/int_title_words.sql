-- One row per title-like text whose end is made of known words, and what they say. The words say
-- which report, funds, subject, classification, extent and form. Only words of the seed are
-- understood, and every one of them up to the end must be; before them only an owner, a year or a
-- number may stand. What is not understood in parentheses, or before a colon, narrows nothing; a
-- stretch among the words may (`omitted`), where the whole of something is told. Of
-- two words about one thing the one of higher precedence counts; two of equal precedence decide
-- nothing.
with

terms as (
    select * from {{ ref('title_terms') }}
),

-- the longest first, for a pattern takes the first that fits
patterns as (
    select
        string_agg(regexp_escape(term), '|' order by length(term) desc, term)
        filter (where dimension <> 'owner') as words,
        string_agg(regexp_escape(term), '|' order by term)
        filter (where dimension = 'owner') as owners,
        string_agg(regexp_escape(term), '|' order by term)
        filter (where dimension in ('fund', 'subject', 'classification', 'extent')) as narrowing,
        string_agg(regexp_escape(term), '|' order by term) filter (where value = 'whole') as whole
    from terms
),

readings as (
    select * from {{ ref('int_title_readings') }}
),

ended as (
    select
        readings.*,
        regexp_extract(readings.reading, '(' || patterns.words || ')+$') as end_words,
        -- what begins within a parenthesis begins behind it
        case
            when
                length(replace(end_words, '(', '')) > length(replace(end_words, ')', ''))
                then regexp_extract(end_words, '[^)]*$')
            else end_words
        end as words
    from readings
    cross join patterns
),

split as (
    select
        ended.title_text,
        ended.reading,
        ended.qualifier,
        ended.odd_ending,
        ended.omitted,
        ended.words,
        left(ended.reading, length(ended.reading) - length(ended.words)) as before,
        regexp_extract_all(ended.words, patterns.words) as tokens,
        patterns.* exclude (words)
    from ended
    cross join patterns
    where ended.words <> ''
),

understood as (
    select
        split.reading,
        terms.dimension,
        terms.value,
        max(terms.precedence) as precedence
    from (select distinct reading, unnest(tokens) as term from split) as split
    inner join terms
        on split.term = terms.term
    where terms.dimension not in ('word', 'owner')
    group by split.reading, terms.dimension, terms.value
),

narrowest as (
    select
        reading,
        dimension,
        case
            when count(*) = 1 then any_value(value)
            -- 机关运行经费、国有资产占用及政府采购情况表 tells of several things, as one form does
            when bool_and(value in ('operating_costs', 'procurement', 'assets'))
                then 'related_information'
            -- 部门预算支出决算对比表: only final accounts can print both
            when dimension = 'kind' then 'final_accounts'
            else 'unclear'
        end as value
    from (
        select * from understood
        qualify precedence = max(precedence) over (partition by reading, dimension)
    ) as foremost
    group by reading, dimension
),

resolved as (
    select
        reading,
        max(value) filter (where dimension = 'kind') as kind,
        {% for dimension in ('fund', 'subject', 'classification', 'extent', 'form') %}
            coalesce(
                max(value) filter (where dimension = '{{ dimension }}'), 'none'
            ) as {{ dimension }},
        {% endfor %}
        count(*) as dimension_count
    from narrowest
    group by reading
),

judged as (
    select
        split.title_text,
        nullif(
            regexp_replace(split.qualifier, '{{ idle_qualifier() }}', '', 'g'), ''
        ) as qualifier,
        split.words,
        split.odd_ending,
        split.omitted,
        split.before,
        -- 整体 is all of a budget's expenditure; only a performance table is another for it
        resolved.* exclude (reading) replace (
            case
                when
                    resolved.extent = 'whole'
                    and resolved.kind is not null
                    and resolved.subject not like 'performance%'
                    then 'none'
                else resolved.extent
            end as extent
        ),
        -- a performance table carries the name of its project before the title: any words may
        -- stand there
        not regexp_matches(split.before, split.whole) as fits_open,
        split.before = ''
        or resolved.subject = 'transfers'
        and regexp_full_match(split.before, '{{ level_alone() }}')
        or (
            resolved.dimension_count >= 2
            and regexp_matches(split.before, '([\d)）\]—_:-]|' || split.owners || ')$')
            -- a department's name and a year, or what few tables are of, make a title of one word
            or regexp_matches(
                split.before,
                '^{{ place_at_start() }}.{0,20}(' || split.owners || '){{ year_of_a_title() }}$'
            )
            and (
                regexp_matches(split.before, '\d$')
                or resolved.subject not in ('revenue', 'expenditure', 'revenue_and_expenditure')
            )
        )
        -- what a department's name says before the year narrows nothing
        and not regexp_matches(
            regexp_replace(regexp_replace(split.before, '^.*20\d{2}', ''), ':$', ''),
            '{{ mention_of_a_title() }}|' || split.narrowing
        ) as fits,
        -- words that we do not know and that narrow nothing we know
        length(split.before) between 1 and 12
        and not regexp_matches(
            split.before, '{{ mention_of_a_title() }}|\d|' || split.narrowing
        ) as may_be_shared
    from split
    inner join resolved
        on split.reading = resolved.reading
    where
        length(array_to_string(split.tokens, '')) = length(split.words)
        and (
            split.omitted is null
            or split.before = ''
            and resolved.subject in {{ subjects_of_spending() }}
            and not regexp_matches(
                split.omitted, '{{ mention_of_a_title() }}|' || split.narrowing
            )
        )
)

-- what is understood as it is printed needs nothing left out
select * from judged
qualify row_number() over (
    partition by title_text
    order by
        subject = 'unclear' asc,
        fits and omitted is null desc,
        odd_ending asc nulls first,
        -- what may be the report's own way to begin a title, before what surely is not
        may_be_shared desc,
        fits desc,
        fits_open desc,
        qualifier asc nulls first,
        -- a classification in parentheses is read before it is left out
        classification = 'none' asc,
        -- the reading that leaves least out
        length(words) desc,
        words asc
) = 1
