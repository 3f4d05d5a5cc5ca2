-- One row per document, distinct wording that ends in the plain name of a subject that only its own
-- statements know, and funds that it may be of. For example `森林管护`, which no list of codes has.
with

-- a code that stands beside several names (a project's own) names none of them
names as (
    select
        grids.document_sha256,
        lines.subject_code as code,
        any_value({{ plain_text('lines.line_label') }}) as name
    from {{ ref('int_lines') }} as lines
    inner join {{ ref('int_statement_grids') }} as grids
        on lines.grid_id = grids.grid_id
    where regexp_full_match(lines.subject_code, '\d{3}|\d{5}|\d{7}')
    group by grids.document_sha256, lines.subject_code
    having count(distinct {{ plain_text('lines.line_label') }}) = 1
),

-- a name may be told behind those of its section and class
told as (
    select
        names.document_sha256,
        names.code,
        unnest([
            names.name,
            sections.name || names.name,
            classes.name || names.name,
            classes.name || sections.name || names.name
        ]) as name
    from names
    left join names as sections
        on names.document_sha256 = sections.document_sha256
        and length(names.code) = 7
        and left(names.code, 5) = sections.code
    left join names as classes
        on names.document_sha256 = classes.document_sha256
        and length(names.code) > 3
        and left(names.code, 3) = classes.code
),

-- what names several codes names none
printed as (
    select
        document_sha256,
        any_value(code) as code,
        name
    from told
    where length(name) > 2
    group by document_sha256, name
    having count(distinct code) = 1
),

wordings as (
    select distinct
        zones.document_sha256,
        zones.zone as words,
        regexp_extract(zones.zone, '{{ last_named() }}', 1) as last_words
    from {{ ref('int_claim_zones') }} as zones
    anti join {{ ref('int_subjects_listed') }} as listed
        on zones.zone = listed.words
),

opened as (
    select
        *,
        regexp_extract(last_words, '{{ before_a_subject() }}') as opening
    from wordings
    where last_words <> ''
),

found as (
    select
        opened.document_sha256,
        opened.words,
        printed.code,
        printed.name,
        length(opened.words) - length(opened.last_words) + length(opened.opening) as starts_at
    from opened
    inner join printed
        on opened.document_sha256 = printed.document_sha256
        and starts_with(
            substr(opened.last_words, length(opened.opening) + 1), printed.name
        )
        and regexp_full_match(
            substr(opened.last_words, length(opened.opening) + length(printed.name) + 1),
            '{{ behind_a_subject() }}'
        )
    where not regexp_matches(opened.opening, '{{ opens_with_examples() }}')
    qualify row_number() over (
        partition by opened.document_sha256, opened.words order by length(printed.name) desc
    ) = 1
),

funds as (
    {{ prefixes_of_funds() }}
)

select
    found.document_sha256,
    'topic' as part,
    found.words,
    100002 as pattern_no,
    coalesce(funds.prefix, 'economic') || case length(found.code)
        when 7 then '_item'
        when 5 then '_section'
        else '_class'
    end as code,
    coalesce(funds.fund, 'basic') as fund,
    'yuan' as unit,
    '' as after,
    found.code || '-' || found.name as subject,
    found.starts_at,
    found.starts_at + length(found.name) as ends_at,
    regexp_extract(left(found.words, found.starts_at), '[^,;:。]*$') as stands_before,
    substr(found.words, found.starts_at + length(found.name) + 1) as stands_after
from found
left join funds
    on starts_with(found.code, '2')
