-- One row per distinct wording that ends in the plain name of a subject, alone or behind its
-- code or the names above it, and per list of codes. For example `2070104图书馆`, `办公费`,
-- `文物博物馆支出`.
with

wordings as (
    select
        words,
        regexp_extract(words, '{{ last_named() }}', 1) as last_words
    from {{ ref('int_claim_wordings') }}
    where part = 'topic'
),

opened as (
    select
        words,
        last_words,
        regexp_extract(last_words, '{{ before_a_subject() }}') as opening
    from wordings
    where last_words <> ''
),

-- a name may stand behind its code with a class: 公共安全支出(2040501)法院行政运行
begun as (
    select * from opened
    union
    select
        words,
        last_words,
        regexp_extract(last_words, '{{ before_a_path() }}') as opening
    from opened
    where regexp_matches(last_words, '{{ before_a_path() }}')
),

bare as (
    select
        words,
        opening,
        length(words) - length(last_words) + length(opening) as starts_at,
        substr(last_words, length(opening) + 1) as named,
        regexp_extract(opening, '{{ code_before_a_subject() }}', 1) as code
    from begun
),

functions as (
    select distinct
        code,
        {{ plain_text('name_zh') }} as name
    from {{ ref('function_codes') }}
    where length(code) in (5, 7)
),

classes as (
    select distinct
        class_code,
        {{ plain_text('name_zh') }} as name
    from {{ ref('function_classes') }}
),

-- a name may be told behind those of its section and class
parted as (
    select distinct
        functions.code,
        functions.name,
        coalesce(above.name, '') as section,
        coalesce(classes.name, '') as class
    from functions
    left join functions as above
        on left(functions.code, 5) = above.code and length(functions.code) = 7
    left join classes
        on left(functions.code, 3) = classes.class_code
),

ways as (
    select
        unnest([false, false, true, true]) as with_class,
        unnest([false, true, false, true]) as with_section
),

names as (
    select distinct
        'function' as kind,
        length(code) as code_length,
        concat(if(ways.with_class, class, ''), if(ways.with_section, section, ''), name) as words,
        concat(
            if(ways.with_class, class || {{ level_mark(3) }}, ''),
            if(ways.with_section and section <> '', section || {{ level_mark(5) }}, ''),
            name || {{ level_mark('length(code)') }}
        ) as subject
    from parted
    cross join ways
    union
    -- 行政运行(公共安全支出·法院): behind it in its bracket
    select
        'function' as kind,
        length(code) as code_length,
        concat(name, '(', class, section, ')') as words,
        concat(class || {{ level_mark(3) }}, section || {{ level_mark(5) }}, name)
        || {{ level_mark('length(code)') }} as subject
    from parted
    where class <> '' and section <> ''
    union
    -- 公共安全支出(法院)行政运行
    select
        'function' as kind,
        length(code) as code_length,
        concat(class, '(', section, ')', name) as words,
        concat(class || {{ level_mark(3) }}, section || {{ level_mark(5) }}, name)
        || {{ level_mark('length(code)') }} as subject
    from parted
    where class <> '' and section <> ''
    union
    select
        'function' as kind,
        3 as code_length,
        name as words,
        name || {{ level_mark(3) }} as subject
    from classes
    union
    select
        'economic' as kind,
        length(code) as code_length,
        {{ plain_text('name_zh') }} as words,
        {{ plain_text('name_zh') }} || {{ level_mark('length(code)') }} as subject
    from {{ ref('departmental_economic_codes') }}
    where length(code) in (3, 5)
),

-- of names that begin alike the longest; of an item and a section of one name the item
by_name as (
    select
        bare.words,
        bare.starts_at,
        bare.starts_at + length(names.words) + length(regexp_extract(
            substr(bare.named, length(names.words) + 1), '{{ code_right_behind() }}'
        )) as ends_at,
        names.kind,
        names.code_length,
        names.subject
    from bare
    inner join names
        on left(bare.named, 2) = left(names.words, 2)
        and starts_with(bare.named, names.words)
        and regexp_full_match(
            substr(bare.named, length(names.words) + 1), '{{ behind_a_subject() }}'
        )
        and (bare.code = '' or length(bare.code) = names.code_length)
        -- 住房保障支出(221) is the class, whatever section has its name; no class is told here without
        and coalesce(
            nullif(length(regexp_extract(
                substr(bare.named, length(names.words) + 1), '{{ code_right_behind() }}', 1
            )), 0),
            if(names.kind = 'function' and names.code_length = 3, 0, names.code_length)
        ) = names.code_length
        -- 主要包括体育竞赛3017万元: what else is done with an amount may have the name of an item
        and (
            names.kind = 'economic'
            or not regexp_matches(bare.opening, '{{ opens_with_examples() }}')
        )
    qualify row_number() over (
        partition by bare.words, names.kind
        order by
            length(names.words) + length(bare.opening) desc, names.code_length desc,
            length(names.subject) desc
    ) = 1
),

-- whatever its name, by the code printed behind or before it: 行政单位离退休(2080501):支出决算
by_code as (
    select
        words,
        starts_at,
        starts_at + strpos(named, '(' || code_behind || ')') + length(code_behind) + 1 as ends_at,
        if(starts_with(code_behind, '3'), 'economic', 'function') as kind,
        length(code_behind) as code_length,
        code_behind || '-' || left(named, strpos(named, '(') - 1) as subject
    from (
        select
            *,
            regexp_extract(named, '{{ code_behind_a_subject() }}', 1) as code_behind
        from bare
    )
    where code_behind <> ''
    qualify row_number() over (partition by words order by starts_at) = 1
),

-- a name that no list has, behind its code: 2130207-森林资源管理
by_code_before as (
    select
        words,
        starts_at,
        starts_at + length(name) as ends_at,
        if(starts_with(code, '3'), 'economic', 'function') as kind,
        length(code) as code_length,
        code || '-' || name as subject
    from (
        select
            *,
            regexp_extract(named, '{{ name_behind_its_code() }}', 1) as name
        from bare
        where code similar to '[23]\d{4}(\d\d)?'
    )
    where name <> ''
    qualify row_number() over (partition by words order by starts_at) = 1
),

found as (
    select * from by_code
    union all
    select by_name.*
    from by_name
    anti join by_code
        on by_name.words = by_code.words
    union all
    select by_code_before.*
    from by_code_before
    anti join by_code
        on by_code_before.words = by_code.words
    anti join by_name
        on by_code_before.words = by_name.words
)

select
    words,
    kind,
    case code_length
        when 7 then 'item'
        when 5 then 'section'
        else 'class'
    end as level,
    subject,
    starts_at,
    ends_at
from found
