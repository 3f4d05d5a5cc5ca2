-- One row per distinct wording and topic pattern that it matches. Of each pattern the match that
-- ends last counts, with what stands before it in its clause and what follows it. Wordings are
-- matched once each, however many figures share them.
with

funds as (
    {{ prefixes_of_funds() }}
),

patterns as (
    select * from {{ ref('int_claim_patterns') }}
),

wordings as (
    select * from {{ ref('int_claim_wordings') }}
),

-- the plain substring test first: it spares most regular expressions
candidates as (
    select
        wordings.part,
        wordings.words,
        patterns.pattern_no,
        patterns.code,
        patterns.fund,
        patterns.unit,
        patterns.after,
        patterns.pattern
    from wordings
    inner join patterns
        on wordings.part = patterns.part
        and contains(wordings.words, coalesce(patterns.keyword, ''))
),

matched as (
    select
        *,
        length(regexp_extract(words, '^.*(?:' || pattern || ')')) as ends_at
    from candidates
    where regexp_matches(words, pattern)
),

-- the longest that ends there: 事业单位经营收入 before 经营收入
started as (
    select
        * exclude (pattern),
        length(regexp_extract(left(words, ends_at), '^(.*?)(?:' || pattern || ')$', 1)) as starts_at
    from matched
),

-- classes by their plain names (`国防支出16.50万元、教育支出…`), whatever funds the section speaks of
class_words as (
    select
        words,
        regexp_extract(words, '{{ last_words_of_a_class() }}', 1) as last_words
    from wordings
    where part = 'topic'
),

classes as (
    select distinct name_zh from {{ ref('function_classes') }}
),

class_named as (
    select
        'topic' as part,
        class_words.words,
        100000 as pattern_no,
        funds.prefix || '_class' as code,
        funds.fund,
        'yuan' as unit,
        '' as after,
        classes.name_zh || {{ level_mark(3) }} as subject,
        length(class_words.words) - length(class_words.last_words)
        + instr(class_words.last_words, classes.name_zh) - 1 as starts_at,
        length(class_words.words) - length(class_words.last_words)
        + instr(class_words.last_words, classes.name_zh) - 1
        + length(classes.name_zh) as ends_at
    from class_words
    inner join classes
        on contains(class_words.last_words, classes.name_zh)
        and regexp_full_match(
            left(class_words.last_words, instr(class_words.last_words, classes.name_zh) - 1),
            '{{ before_a_class() }}'
        )
    cross join funds
    qualify row_number() over (
        partition by class_words.words, funds.fund order by length(classes.name_zh) desc
    ) = 1
),

-- subjects by their plain names, or behind their codes: 2070104图书馆208.35万元, 办公费39.69万元、…
listed as (
    select
        'topic' as part,
        subjects.words,
        100001 as pattern_no,
        coalesce(funds.prefix, subjects.kind) || '_' || subjects.level as code,
        coalesce(funds.fund, 'basic') as fund,
        'yuan' as unit,
        '' as after,
        subjects.subject,
        subjects.starts_at,
        subjects.ends_at
    from {{ ref('int_subjects_listed') }} as subjects
    left join funds
        on subjects.kind = 'function'
),

all_matched as (
    select * from started
    union all by name
    select * from class_named
    union all by name
    select * from listed
)

select
    part,
    words,
    pattern_no,
    code,
    fund,
    unit,
    coalesce(after, '') as after,
    subject,
    starts_at,
    ends_at,
    -- words before a colon open a list and are not of its first part (主要用于以下方面:教育支出(类))
    case
        when regexp_matches(substr(words, starts_at + 1, 1), '[,;:。]') then ''
        else regexp_extract(left(words, starts_at), '[^,;:。]*$')
    end as stands_before,
    substr(words, ends_at + 1) as stands_after
from all_matched
where
    (
        code <> 'expenditure_total'
        or not regexp_matches(left(words, starts_at), {{ ends_as_a_kind_of_spending() }})
    )
    -- 机关运行经费 | 支出合计, 出国费 | 财政拨款支出: what is named right before it
    and (
        code not in ('expenditure_current', 'fiscal_expenditure')
        or not regexp_matches(left(words, starts_at), '{{ ends_as_a_kind_of_cost() }}')
    )
