-- One row per title-like text and way to read it: as it is printed, and without what is not
-- understood in its parentheses, kept as its qualifier. Of (按经济分类科目-不含上年结转) the words that
-- are known stay, of (按支出经济分类科目分) the classification it names, of an enumeration
-- (资产配置、购买服务) nothing. Once without a word before 表 that all titles of a report may have (批复),
-- and once without the one stretch that is not understood, which other figures may show to be idle.
with

patterns as (
    select string_agg(regexp_escape(term), '|' order by length(term) desc, term) as words
    from {{ ref('title_terms') }}
    -- each parenthesis is read by itself
    where dimension <> 'owner' and term not in ('(', ')')
),

texts as (
    select distinct title_text from {{ ref('int_title_lines') }}
),

around_the_unknown as (
    select
        texts.title_text,
        concat('^((?:', patterns.words, ')+)(\p{Han}{1,8}?)((?:', patterns.words, ')+)$') as around
    from texts
    cross join patterns
),

-- ⟨⟩ for the parentheses whose words are known; the others go
marked as (
    select
        texts.title_text,
        regexp_replace(
            texts.title_text,
            '\((?:[^()]*[-—,;:])?((?:' || patterns.words || ')+)(?:[-—,;:][^()]*)?\)',
            '⟨\1⟩',
            'g'
        ) as marked_text
    from texts
    cross join patterns
    where contains(texts.title_text, '(')
),

-- a parenthesis that names one classification, in whatever words, says no more
classified as (
    select
        title_text,
        {{ classification_marked('title_text') }} as marked_text
    from marked
    where not regexp_matches(title_text, '{{ in_parentheses(both_classifications()) }}')
),

readings as (
    select
        title_text,
        title_text as reading,
        null as qualifier,
        null as odd_ending,
        null as omitted
    from texts
    union all by name
    select
        title_text,
        regexp_replace(title_text, around, '\1\3') as reading,
        regexp_extract(title_text, around, 2) as qualifier,
        qualifier as omitted
    from around_the_unknown
    where omitted <> ''
    union all by name
    select
        title_text,
        regexp_replace(
            title_text, '{{ between_kind_and_word() }}', '\1{{ statement_word() }}\3'
        ) as reading,
        null as qualifier,
        regexp_extract(title_text, '{{ between_kind_and_word() }}', 2) as odd_ending
    from texts
    where odd_ending <> '' and not regexp_matches(odd_ending, '{{ other_figures() }}')
    union all by name
    -- 基本支出表--人员经费(工资福利支出) says behind the title what others say within it
    select
        title_text,
        regexp_replace(
            title_text, '{{ appended_to_a_title() }}', '\1{{ statement_word() }}'
        ) as reading,
        null as qualifier
    from texts
    where reading <> title_text
    union all by name
    -- 三公 and something more is a statement of 三公
    select
        title_text,
        regexp_replace(
            regexp_replace(title_text, {{ joined_to_three_public() }}, '\1\2'),
            {{ joined_before_three_public() }}, '\1\2'
        ) as reading,
        null as qualifier
    from texts
    where reading <> title_text
    union all by name
    select
        title_text,
        translate(regexp_replace(marked_text, '\([^()]*\)', '', 'g'), '⟨⟩', '()') as reading,
        array_to_string(regexp_extract_all(title_text, '\([^()]*\)'), '') as qualifier
    from marked
    where reading <> title_text
    union by name
    select
        title_text,
        translate(regexp_replace(marked_text, '\([^()]*\)', '', 'g'), '⟨⟩', '()') as reading,
        array_to_string(regexp_extract_all(title_text, '\([^()]*\)'), '') as qualifier
    from classified
    where reading <> title_text
    union by name
    select
        title_text,
        regexp_replace(title_text, '{{ in_parentheses("、") }}', '', 'g') as reading,
        array_to_string(
            regexp_extract_all(title_text, '{{ in_parentheses("、") }}'), ''
        ) as qualifier
    from marked
    where reading <> title_text
)

-- what leaves nothing out that is not understood comes first
select * from readings
qualify row_number() over (
    partition by title_text, reading order by omitted asc nulls first, qualifier asc nulls first
) = 1
