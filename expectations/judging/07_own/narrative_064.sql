-- NARRATIVE-064, one row per amount to which the amounts of numbered paragraphs behind it (or anywhere,
-- where the very sum is told) add up: where each is told with its change, the changes add up to that
-- of the total, unless what was there last year alone is left out. Told only where a single digit
-- stands between, or where one 增加 or 减少 turned round makes it hold.
set variable unchanged = (select pattern from input_prose_words where use = 'unchanged');  -- noqa: PRS

create or replace temp table changes_behind as
select
    figures.document_sha256, figures.paragraph_no, figures.place,
    figures as figure,
    changes as change,
    case
        when changes.place is not null then changes.value * changes.sign
        when regexp_matches(
            regexp_extract(figures.tail, '^[,;][^\d。;]{0,16}'), getvariable('unchanged')
        ) then 0
    end as amount,
    -- what both are compared with: 上年预算, 2023年执行
    if(changes.place is null, null, regexp_replace(
        regexp_extract(changes.lead, '(?:比|较|与|同)((?:上年|去年|20\d\d年)[^,;。增减上下降提]*)', 1),
        '数|度|相比|对比|年初|同期|[各均]', '', 'g'
    )) as base_words,
from prose_figures as figures
left join prose_figures as changes
    on figures.document_sha256 = changes.document_sha256
    and figures.paragraph_no = changes.paragraph_no
    and figures.place + 1 = changes.place
    and figures.sentence_no = changes.sentence_no
    and changes.role = 'change'
where figures.role = 'amount';

create or replace temp table outline_changes as
with points as (
    select
        judged.document_sha256, rank, run_no, first_paragraph, nearest,
        expected as sum_of_parts, half_widths as sum_halves,
        told.figure, told.change, told.amount, told.base_words,
    from (
        select runs.*, outlines.nearest.total as nearest, unnest(runs.figures) as point
        from outline_runs as runs
        left join judged_outlines as outlines
            on runs.document_sha256 = outlines.document_sha256 and outlines.holds
            and runs.rank = outlines.rank and runs.first_paragraph = outlines.first_paragraph
    ) as judged
    left join changes_behind as told
        on judged.document_sha256 = told.document_sha256
        and judged.point.paragraph_no = told.paragraph_no and judged.point.place = told.place
),

parts as (
    select
        document_sha256, rank, first_paragraph,
        any_value(nearest) as nearest,
        any_value(sum_of_parts) as sum_of_parts,
        any_value(sum_halves) as sum_halves,
        as_figure(sum(amount)) as expected,
        as_figure(sum(coalesce(change.half_width, 0))) as half_widths,
        count(*) as parts,
        bool_and(coalesce(change.is_trusted, true)) as is_trusted,
        list(distinct base_words) filter (change is not null) as bases,
        list(change) filter (change is not null) as changes,
    from points
    group by document_sha256, rank, run_no, first_paragraph
    having count(*) = count(amount)
)

select
    parts.document_sha256,
    parts.rank,
    parts.first_paragraph,
    totals.change as total,
    totals.amount as found,
    parts.expected,
    parts.half_widths + totals.change.half_width as allowed,
    parts.parts,
    parts.changes,
    parts.is_trusted and totals.change.is_trusted as is_trusted,
from parts
inner join changes_behind as totals
    on parts.document_sha256 = totals.document_sha256
    and totals.change.place is not null and totals.change.half_width > 0
    and (
        parts.nearest.paragraph_no = totals.paragraph_no and parts.nearest.place = totals.place
        -- the same sum elsewhere, compared with the same
        or parts.parts >= 3 and totals.paragraph_no < parts.first_paragraph
        and abs(totals.figure.value - parts.sum_of_parts) <= parts.sum_halves + totals.figure.half_width
        and parts.bases = [totals.base_words] and totals.base_words <> ''
    )
-- one total a run: the nearest
qualify row_number() over (
    partition by parts.document_sha256, parts.rank, parts.first_paragraph
    order by totals.paragraph_no desc, totals.place desc
) = 1;

create or replace temp table told_outline_changes as
select
    sums.*,
    abs(expected - found) <= allowed as holds,
    list_bool_or(list_transform(
        changes, lambda part: abs(expected - 2 * part.sign * part.value - found) <= allowed
    )) as is_turned,
from outline_changes as sums
left join (select distinct document_sha256, value from printed_amounts) as printed
    on sums.document_sha256 = printed.document_sha256
    and abs(sums.expected - sums.found) = printed.value
where abs(expected - found) <= allowed
    or printed.value is null and told_digits(found, 2 * total.half_width) >= 4
    and (is_one_digit(expected - found, 2 * total.half_width) or is_turned);

create or replace temp table told_sums_of_changes as
select
    total.document_sha256 as document_sha256,
    regexp_replace(total.clause, '[\d\s]', '', 'g') || ':' || total.paragraph_no || ':' || total.place as about,
    total, expected, found, allowed, figures, is_trusted, holds,
    is_slip or is_turned or is_whole as is_told,
    '所列' || parts || '项增减相抵' as other_text,
from judged_changes
union all by name
select
    document_sha256,
    'points:' || rank || ':' || first_paragraph as about,
    total, expected, found, allowed, changes as figures, is_trusted, holds,
    true as is_told,
    '后面逐条列出的' || parts || '项增减相抵' as other_text,
from told_outline_changes;

insert into rule_checks by name
select
    'NARRATIVE-064' as rule_id,
    document_sha256,
    about,
    case
        when not is_trusted then 'uncertain'
        when holds then 'holds'
        when is_told then 'fails'
        else 'cannot_tell'
    end as verdict,
    if(is_trusted, '所列的可能只是其中几项', '正文的识读不可靠') as doubt,
    expected,
    found,
    total.figure_text as found_text,
    allowed,
    'yuan' as unit,
    '正文第' || total.source_page || '页“' || clause_end(total.clause) || '”' as where_text,
    other_text,
    place_of_words(total.source_page, total.source_bbox, total.sentence) as found_place,
from told_sums_of_changes;

insert into rule_check_places by name
select
    'NARRATIVE-064' as rule_id, document_sha256, about, 'addend' as role, place_no,
    unnest(place_of_words(part.source_page, part.source_bbox, part.sentence)),
from (
    select
        document_sha256, about,
        unnest(figures) as part, generate_subscripts(figures, 1)::integer as place_no,
    from told_sums_of_changes
    where not holds
);
