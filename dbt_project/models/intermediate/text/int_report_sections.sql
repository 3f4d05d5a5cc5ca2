-- One row per heading with the headings above it, the section it belongs to and the funds it speaks
-- of. Titles name the section (of a closed list) and the funds; a subsection whose title names
-- neither takes them from above.
with

headings as (
    select * from {{ ref('int_report_headings') }}
),

titles as (
    select * from {{ ref('section_titles') }}
),

wordings as (
    select distinct title_plain from headings
),

known_titles as (
    select
        wordings.title_plain,
        arg_min(titles.section_code, titles.priority) as section_code,
        arg_min(coalesce(titles.fund, ''), titles.priority) as fund
    from wordings
    inner join titles
        on {{ by_pattern(
            "regexp_matches(wordings.title_plain, @)", "titles.pattern", ref('section_titles')
        ) }}
    group by wordings.title_plain
),

named as (
    select
        headings.*,
        known_titles.section_code,
        nullif(known_titles.fund, '') as fund
    from headings
    left join known_titles
        on headings.title_plain = known_titles.title_plain
),

-- the last heading of each level; one that a higher heading has closed since does not count
opened as (
    select
        {% for level in range(1, 7) %}
            max(paragraph_no) filter (
                where section_level = {{ level }} and not is_contents_line
            ) over so_far as last_{{ level }},
        {% endfor %}
        *
    from named
    window so_far as (
        partition by document_sha256, is_contents_line order by paragraph_no
        rows between unbounded preceding and current row
    )
),

chained as (
    select
        *,
        list_filter(
            [
                {% for level in range(1, 7) %}
                    case
                        when
                            {{ level }} <= section_level
                            {% for above in range(1, level) %}
                                and coalesce(last_{{ level }} > last_{{ above }}, true)
                            {% endfor %}
                            then last_{{ level }}
                    end,
                {% endfor %}
                null
            ],
            lambda opened_at: opened_at is not null
        ) as chain
    from opened
),

above_it as (
    select
        chained.document_sha256,
        chained.paragraph_no,
        above.paragraph_no as above_no,
        above.section_code,
        above.fund,
        max(above.paragraph_no) filter (
            where above.section_code in ('general_public', 'gov_fund', 'state_capital')
        ) over (
            partition by chained.document_sha256, chained.paragraph_no
        ) as one_fund_no
    from chained
    inner join named as above
        on chained.document_sha256 = above.document_sha256
        and list_contains(chained.chain, above.paragraph_no)
),

-- a chapter on one fund says 财政拨款支出决算具体情况 of that fund
ancestors as (
    select * from above_it
    where not coalesce(section_code = 'fiscal_totals' and above_no > one_fund_no, false)
),

inherited as (
    select
        document_sha256,
        paragraph_no,
        arg_max(section_code, above_no) filter (where section_code is not null) as section_code,
        arg_max(fund, above_no) filter (where fund is not null) as fund,
        any_value(section_code) filter (
            where section_code in ('mandate', 'glossary', 'project', 'unit')
        ) as excluded_code
    from ancestors
    group by document_sha256, paragraph_no
)

select
    chained.document_sha256,
    chained.paragraph_no,
    chained.page,
    chained.section_level,
    chained.numbering,
    chained.title_plain,
    chained.text,
    chained.is_contents_line,
    coalesce(inherited.excluded_code, inherited.section_code, chained.section_code) as section_code,
    coalesce(inherited.fund, chained.fund, 'all') as fund,
    chained.chain
from chained
left join inherited
    on chained.document_sha256 = inherited.document_sha256
    and chained.paragraph_no = inherited.paragraph_no
