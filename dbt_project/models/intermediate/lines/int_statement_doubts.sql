-- One row per statement that may be another than its title says, with why: nearly all lines of a
-- page of it have codes or names of another classification than its own, or its title says
-- something in parentheses that we do not understand and no other title of the report says, or
-- that its lines are others, or it is of final accounts in a budget: a page of another report; or
-- the row above it says the unit twice: it may be two statements that stand beside each other; or
-- its title may be that of the table above it.
with

grids as (select * from {{ ref('int_statement_grids') }}),

kinds as (
    select * from {{ ref('int_statement_kinds') }}
    where grain <> 'performance'
),

classes as (
    select
        code,
        {{ plain_text('name_zh') }} as plain,
        case left(code, 1)
            when '2' then 'functional'
            when '3' then 'departmental_economic'
            when '5' then 'governmental_economic'
        end as classification
    from (
        select class_code as code, name_zh from {{ ref('function_classes') }}
        union all
        select code, name_zh from {{ ref('function_codes') }}
        union all
        select code, name_zh from {{ ref('departmental_economic_codes') }}
        union all
        select code, name_zh from {{ ref('governmental_economic_codes') }}
    ) as codes
),

-- a name of two classifications tells neither
names as (
    select
        plain,
        any_value(classification) as classification
    from classes
    group by plain
    having count(distinct classification) = 1
),

-- what the words of a title leave open, the kind of the statement's lines says; 明细表 of functions
-- may be by either, and projects stand below functions
expected as (
    select
        grids.statement_id,
        words.classification = 'none' as is_open,
        case
            when words.classification <> 'none' then words.classification
            when bool_or(contains(signatures.classification, 'economic')) then 'any'
            when kinds.grain in ('by_function', 'by_project') then 'functional'
            else 'departmental_economic'
        end as classification
    from grids
    inner join kinds
        on grids.statement_code = kinds.statement_code
    inner join {{ ref('int_title_words') }} as words
        on grids.title_text = words.title_text
    left join {{ ref('title_signatures') }} as signatures
        on grids.statement_code = signatures.statement_code
        and kinds.grain = 'by_function'
    where
        kinds.grain in ('by_function', 'by_project', 'by_economic')
        and words.extent = 'none'
        and (words.form <> 'detail' or kinds.grain = 'by_economic')
    group by grids.statement_id, words.classification, kinds.grain
),

lines as (
    select
        grids.statement_id,
        grids.grid_id,
        coalesce(nullif(lines.subject_code, ''), lines.line_label) as name,
        coalesce(
            case left(lines.subject_code, 1)
                when '2' then 'functional'
                when '3' then 'departmental_economic'
                when '5' then 'governmental_economic'
            end,
            names.classification
        ) as classification
    from {{ ref('int_lines') }} as lines
    inner join grids
        on lines.grid_id = grids.grid_id
    left join names
        on lines.subject_code = ''
        and {{ plain_text('lines.line_label') }} = names.plain
),

-- a title that names a classification may have it across, and functions down; a page of another
-- classification than the others was read by other columns
of_other_codes as (
    select
        lines.statement_id,
        'other_codes' as doubt
    from lines
    inner join expected
        on lines.statement_id = expected.statement_id
    where
        lines.classification is not null
        and expected.classification <> 'any'
    group by lines.statement_id, lines.grid_id
    having
        count(distinct lines.name) > 1
        and count(*) filter (
            where lines.classification <> expected.classification
            and (expected.is_open or lines.classification <> 'functional')
        ) > 0.8 * count(*)
),

-- 不含上年结转 in two titles and more is the report's own way to say what it prints
asides as (
    select
        grids.document_sha256,
        grids.statement_id,
        grids.statement_code,
        unnest(regexp_extract_all(titles.qualifier, '[^()—,;:-]+')) as aside
    from {{ ref('int_grid_titles') }} as titles
    inner join grids
        on titles.grid_id = grids.grid_id
    inner join kinds
        on grids.statement_code = kinds.statement_code
    where titles.qualifier is not null
),

titled_in_part as (
    select
        statement_id,
        'title_in_part' as doubt
    from asides
    where
        not contains(aside, '、')
        and not regexp_full_match('(' || aside || ')', '{{ idle_qualifier() }}')
    qualify count(distinct statement_code) over (partition by document_sha256, aside) = 1
),

of_other_kind as (
    select distinct
        grids.statement_id,
        'other_kind' as doubt
    from grids
    inner join kinds
        on grids.statement_code = kinds.statement_code
    inner join {{ ref('int_document_facts') }} as facts
        on grids.document_sha256 = facts.document_sha256
    where kinds.is_in_contract and kinds.document_kind <> facts.document_kind
),

of_two as (
    select distinct
        grids.statement_id,
        'two_statements' as doubt
    from grids
    inner join {{ ref('int_grid_captions') }} as captions
        on grids.grid_id = captions.grid_id
    where
        captions.region <> 'page_before'
        and regexp_matches(captions.plain, '{{ unit_twice() }}')
),

-- a title may say by what its lines are though no word of ours does
of_other_lines as (
    select
        grids.statement_id,
        'title_in_part' as doubt
    from grids
    inner join kinds
        on grids.statement_code = kinds.statement_code
    inner join {{ ref('int_title_words') }} as words
        on grids.title_text = words.title_text
    where
        words.classification = 'none'
        and (
            kinds.grain = 'by_function'
            and regexp_matches(grids.title_text, '{{ by_economic_subjects() }}')
            or kinds.grain = 'by_economic'
            and regexp_matches(grids.title_text, '{{ by_functions() }}')
        )
),

-- a title at the foot of the page before, below a table that has none: whose of the two it is
-- nothing says, nor whose the others of its document are that stand so
firsts as (
    select
        grids.document_sha256,
        grids.page,
        grids.statement_id,
        captions.region,
        row_number() over (
            partition by grids.statement_id order by grids.grid_in_document
        ) = 1 as is_first,
        row_number() over (
            partition by grids.document_sha256, grids.page order by grids.grid_in_document desc
        ) = 1 as is_last_of_page
    from grids
    left join {{ ref('int_grid_titles') }} as titles
        on grids.grid_id = titles.grid_id
    left join {{ ref('int_grid_captions') }} as captions
        on titles.grid_id = captions.grid_id
        and titles.caption_no = captions.caption_no
),

titled_below as (
    select distinct firsts.document_sha256
    from firsts
    inner join firsts as above
        on firsts.document_sha256 = above.document_sha256
        and firsts.page = above.page + 1
    where
        firsts.region = 'page_before'
        and above.is_first and above.is_last_of_page
        and coalesce(above.region, 'page_before') = 'page_before'
)

select
    statement_id,
    min(doubt) as doubt
from (
    select
        firsts.statement_id,
        'title_of_two' as doubt
    from firsts
    inner join titled_below
        on firsts.document_sha256 = titled_below.document_sha256
    where firsts.region = 'page_before'
    union all
    select * from of_other_kind
    union all
    select * from of_other_codes
    union all
    select * from titled_in_part
    union all
    select * from of_other_lines
    union all
    select * from of_two
) as doubts
group by statement_id
