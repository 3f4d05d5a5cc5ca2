-- One row per title-like text above a grid that ends in known words, and whether what stands before
-- them leaves it a title of a statement. What is not understood in it does where other titles of
-- the report have it too, or where the table comes to what another statement of its funds does.
with

lines as (
    select * from {{ ref('int_title_lines') }}
),

words as (
    select * from {{ ref('int_title_words') }}
),

printed as (
    select distinct
        lines.grid_id,
        split_part(lines.grid_id, ':', 1) as document_sha256,
        words.title_text,
        words.omitted,
        words.odd_ending,
        words.fund,
        words.subject,
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
        -- of the same funds and side, whatever else it says: the words tell the two apart
        and printed.fund is not distinct from others.fund
        and (
            printed.subject = others.subject
            or printed.subject in {{ subjects_of_the_whole() }}
            and others.subject in {{ subjects_of_the_whole() }}
        )
        and others.fits
        and others.omitted is null
    where printed.may_be_shared
    group by all
    having count(distinct printed.words) >= 3 and count(others.words) = 0
),

-- so is what stands before 表 in three (收入决算批复表), unless another title says the same without
shared_endings as (
    select
        printed.document_sha256,
        printed.odd_ending
    from printed
    left join printed as others
        on printed.document_sha256 = others.document_sha256
        and printed.says = others.says
        and others.fits
        and others.omitted is null
        and others.odd_ending is null
    where printed.fits and printed.omitted is null
    group by all
    having count(distinct printed.words) >= 3 and count(others.words) = 0
),

-- the largest amount of a table is its total
tops as (
    select
        grid_id,
        max(number_printed) as top
    from {{ ref('int_cells') }}
    where is_number and half_last_digit < 0.5 and number_printed > 0
    group by grid_id
),

-- nobody else in the report is that statement, and another one of its funds comes to as much
agreed as (
    select distinct
        printed.grid_id,
        printed.title_text
    from printed
    inner join tops
        on printed.grid_id = tops.grid_id
    inner join printed as others
        on printed.document_sha256 = others.document_sha256
        and printed.grid_id <> others.grid_id
        and printed.fund = others.fund
        and others.fits and others.omitted is null and others.odd_ending is null
        and (
            printed.subject = others.subject
            or printed.subject in {{ subjects_of_the_whole() }}
            and others.subject in {{ subjects_of_the_whole() }}
        )
    inner join tops as other_tops
        on others.grid_id = other_tops.grid_id
        and tops.top = other_tops.top
    anti join printed as same
        on printed.document_sha256 = same.document_sha256
        and printed.grid_id <> same.grid_id
        and printed.says = same.says
        and same.fits and same.omitted is null
    where
        printed.subject in {{ subjects_of_spending() }}
        -- before the words may stand other funds, which come to as much where there are no more
        and printed.fits and printed.omitted is not null
)

select
    lines.*,
    not lines.is_rest and (
        words.fits
        and words.omitted is null
        and (words.odd_ending is null or shared_endings.odd_ending is not null)
        or shared.before is not null
        or agreed.grid_id is not null
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
left join agreed
    on lines.grid_id = agreed.grid_id
    and lines.title_text = agreed.title_text
