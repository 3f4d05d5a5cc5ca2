-- One row per figure in a sentence, with the words before and behind it. A figure is a number with
-- a unit, or with decimals; years, ordinals, dates and file numbers are none. `lead` is what stands
-- before a figure since the one before it, `tail` what follows it; `zone` is the lead with a base
-- of comparison (比上年预算数) reduced to @.
{%- set number = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?' %}
{%- set decimal = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)\\.\\d+' %}
{%- set figure = "'" ~ number ~ '(?:' ~ counted_unit() ~ ')|' ~ decimal ~ "'" %}
with

sections as (
    select * from {{ ref('int_report_sections') }}
    where not is_contents_line
),

-- what a department is called says nothing of its figures (人力资源和社会保障局机关运行经费支出)
departments as (
    select
        document_sha256,
        {{ plain_text('department_name') }} as department
    from {{ ref('int_document_facts') }}
    where length(department_name) > 3
),

sentences as (
    select
        sentences.*,
        {{ as_in_the_statements(ordinal_before_year(plain_text('sentences.text'))) }} as plain,
        sections.paragraph_no as heading_no,
        coalesce(sections.section_code, '') as section_code,
        coalesce(sections.fund, 'all') as fund,
        coalesce(sections.title_plain, '') as title_plain
    from {{ ref('int_sentences') }} as sentences
    asof left join sections
        on sentences.document_sha256 = sections.document_sha256
        and sentences.paragraph_no >= sections.paragraph_no
),

-- 行政运行(2130501项): no number of anything
marked as (
    select * replace ({{ bare_marks('plain') }} as plain)
    from sentences
),

-- 按支出功能分类:教育5万元;住房保障2万元: in such a list a class goes without its 支出
listed as (
    select
        * replace (
            case
                when
                    max(regexp_matches(plain, '{{ lists_by_function() }}')) over (
                        partition by document_sha256, paragraph_no
                        order by sentence_no rows between unbounded preceding and current row
                    )
                    then {{ bare_classes_named('plain') }}
                else plain
            end as plain
        )
    from marked
),

-- 其中:1、教育支出(类)…(项)。年初预算为…: a sentence ends in the name that the next one speaks of
named as (
    select
        * replace (coalesce(
            nullif(regexp_extract(
                -- what opens a paragraph is its head already
                if(sentence_no > 2, '。', '') || lag(plain) over in_paragraph,
                '{{ ends_in_a_subject() }}', 1
            ), '') || ':',
            ''
        ) || plain as plain)
    from listed
    window in_paragraph as (partition by document_sha256, paragraph_no order by sentence_no)
),

cut as (
    select
        *,
        regexp_extract_all(plain, {{ figure }}) as figures,
        string_split_regex(plain, {{ figure }}) as gaps
    from named
    where regexp_matches(plain, {{ figure }})
),

figures as (
    select
        * exclude (figures, gaps),
        generate_subscripts(figures, 1) as figure_no,
        unnest(figures) as figure_text,
        unnest(gaps[:-2]) as lead,
        unnest(gaps[2:]) as tail,
        unnest(list_transform(
            range(1, len(figures) + 1),
            lambda i: list_sum(list_transform(figures[:i - 1], lambda before: length(before)))
        )) as figures_before,
        unnest(list_transform(
            range(1, len(gaps)),
            lambda i: list_sum(list_transform(gaps[:i], lambda before: length(before)))
        )) as gaps_before
    from cut
),

-- a figure without a unit takes that of the next one in its list
shared as (
    select
        * replace (
            case
                when
                    regexp_matches(figure_text, '\d$') and {{ shares_next_unit('lead', 'tail') }}
                    then figure_text
                    || coalesce({{ money_unit('lead(figure_text) over in_sentence') }}, '')
                else figure_text
            end as figure_text
        )
    from figures
    window in_sentence as (
        partition by document_sha256, paragraph_no, sentence_no order by figure_no
    )
),

measured as (
    select
        *,
        left(plain, cast(coalesce(figures_before, 0) + gaps_before as integer)) as prefix,
        regexp_extract(figure_text, '^' || '{{ number }}') as number_text,
        regexp_extract(figure_text, '[^\d.,]+$') as printed_unit,
        row_number() over (
            partition by document_sha256, paragraph_no order by sentence_no, figure_no
        ) as place
    from shared
)

select
    measured.document_sha256,
    paragraph_no,
    sentence_no,
    figure_no,
    place,
    page,
    heading_no,
    section_code,
    fund,
    title_plain,
    figure_text,
    case
        when {{ is_bare_ten_thousand('printed_unit', 'tail') }} then null
        else {{ plausible(
            parse_number('number_text') ~ ' * ' ~ factor_of_unit('printed_unit'),
            kind_of_unit('printed_unit')
        ) }}
    end as value,
    not ({{ is_bare_ten_thousand('printed_unit', 'tail') }})
    and {{ is_number_text('number_text') }} as is_number,
    {{ kind_of_unit('printed_unit') }} as unit,
    printed_unit,
    lead,
    tail,
    {{ comparison_reduced("replace(lead, coalesce(department, '@@'), '')") }} as zone,
    prefix,
    is_trusted,
    text as sentence,
    plain
from measured
left join departments
    on measured.document_sha256 = departments.document_sha256
