-- One row per title-like text above a grid that ends in known words, and whether what stands before
-- them leaves it a title of a statement.
with

lines as (
    select * from {{ ref('int_title_lines') }}
),

words as (
    select * from {{ ref('int_title_words') }}
),

printed as (
    select distinct
        split_part(lines.grid_id, ':', 1) as document_sha256,
        words.before,
        words.words,
        words.may_be_shared,
        words.fits,
        [words.fund, words.subject, words.classification, words.extent, words.form] as says
    from lines
    inner join words
        on lines.title_text = words.title_text
    where words.subject <> 'none' and lines.region <> 'page_before'
),

-- what stands in front of three titles of a report and more (部门综合…) is the report's own way to
-- begin one, and narrows none of them: unless another title says the same without it
shared as (
    select
        printed.document_sha256,
        printed.before
    from printed
    left join printed as others
        on printed.document_sha256 = others.document_sha256
        and printed.before <> others.before
        and printed.says = others.says
        and others.fits
    where printed.may_be_shared
    group by all
    having count(distinct printed.words) >= 3 and count(others.words) = 0
),

-- so is what stands before 表 in three (收入决算批复表)
shared_endings as (
    select
        split_part(lines.grid_id, ':', 1) as document_sha256,
        words.odd_ending
    from lines
    inner join words
        on lines.title_text = words.title_text
    where words.fits and words.subject <> 'none' and lines.region <> 'page_before'
    group by all
    having count(distinct words.words) >= 3
)

select
    lines.*,
    not lines.is_rest and (
        words.fits and (words.odd_ending is null or shared_endings.odd_ending is not null)
        or shared.before is not null
    ) as fits
from lines
inner join words
    on lines.title_text = words.title_text
left join shared
    on split_part(lines.grid_id, ':', 1) = shared.document_sha256
    and words.before = shared.before
    and words.may_be_shared
left join shared_endings
    on split_part(lines.grid_id, ':', 1) = shared_endings.document_sha256
    and words.odd_ending = shared_endings.odd_ending
