-- NARRATIVE-162, one row per amount of a list of the text (甲项目30万元，乙项目12万元…) whose name a table of
-- the report prints, a statement or not: where the others of the list meet the amounts of their rows,
-- so does it.
create or replace temp table labelled_rows as
with labels as (
    select
        *,
        unnest(list_distinct([name_key(text), regexp_replace(name_key(text), '^\d{4}年?|^[\d一二三四五六七八九十]+', '')]))
            as key,
    from input_printed_cells
    where length(text) between 4 and 60 and regexp_matches(text, '\p{Han}{3}')
)

select
    labels.document_sha256,
    labels.key,
    labels.page,
    labels.grid_no,
    labels.row_no,
    any_value(labels.source_bbox) as source_bbox,
    any_value(labels.text) as text,
    list(as_figure(regexp_replace(amounts.plain, '[,，]', '', 'g'))) as amounts,
from labels
inner join input_printed_cells as amounts
    on labels.document_sha256 = amounts.document_sha256
    and labels.page = amounts.page
    and labels.grid_no = amounts.grid_no
    and amounts.row_no between labels.row_no and labels.row_no + labels.row_span - 1
    and amounts.column_no > labels.column_no
    and regexp_full_match(amounts.plain, '\d[\d,，]*(\.\d{1,6})?')
where length(labels.key) >= 4
group by labels.document_sha256, labels.key, labels.page, labels.grid_no, labels.row_no;

create or replace temp table listed_names as
with named as (
    select
        prose,
        unnest(list_distinct(list_transform(
            [name_key(prose.clause), name_key(regexp_replace(prose.clause, '\([^()]*\)', '', 'g'))],
            lambda name: regexp_replace(
                name, '^(其中|主要|包括|用于|安排|以及|和|是)*(20\d\d年度?|20\d\d|[\d一二三四五六七八九十]+)?|(为|是|共|安排)$', '', 'g'
            )
        ))) as name,
    from prose_figures as prose
    where role = 'amount' and not is_past and value > 0
)

select
    prose.document_sha256 as document_sha256,
    prose.paragraph_no as paragraph_no,
    prose.place as place,
    any_value(prose) as prose,
    rows.page as page,
    rows.grid_no as grid_no,
    any_value(rows) as rows,
    count(distinct rows.row_no) as row_count,
    bool_or(list_bool_or(list_transform(
        rows.amounts,
        lambda amount: abs(factor_of_words(prose.figure_text) * amount - prose.value) <= prose.half_width + 50
        or abs(amount - prose.value) <= prose.half_width + 0.01
    ))) as agrees,
from named
inner join labelled_rows as rows
    on named.prose.document_sha256 = rows.document_sha256 and named.name = rows.key
group by all;

insert into rule_checks by name
with judged as (
    select
        *,
        count(*) filter (agrees) over same_list as met,
        count(*) filter (not agrees) over same_list as missed,
        bool_or(agrees) over (partition by document_sha256, paragraph_no, place) as agrees_somewhere,
    from listed_names
    window same_list as (partition by document_sha256, paragraph_no, page, grid_no)
)

select
    'NARRATIVE-162' as rule_id,
    judged.document_sha256 as document_sha256,
    judged.paragraph_no || ':' || judged.place as about,
    case
        when not prose.is_trusted then 'uncertain'
        when agrees_somewhere then 'holds'
        -- a name of two rows, an amount that is printed elsewhere
        when row_count > 1 or missed > 1 or elsewhere.value is not null then 'cannot_tell'
        else 'fails'
    end as verdict,
    '同名的可能不是一项' as doubt,
    prose.value as found,
    'yuan' as unit,
    prose.figure_text as found_text,
    rtrim(rtrim(list_extract(list_sort(list_transform(
        rows.amounts,
        lambda amount: {
            distance: abs(factor_of_words(prose.figure_text) * amount - prose.value), amount: amount
        }
    )), 1).amount::varchar, '0'), '.') as expected_text,
    '正文第' || prose.source_page || '页“' || clause_end(prose.clause) || '”' as where_text,
    '第' || page || '页的表里“' || inner_quotes(regexp_replace(rows.text, '\s', '', 'g')) || '”一行' as other_text,
    met || '处' as what_text,
    place_of_words(prose.source_page, prose.source_bbox, prose.sentence) as found_place,
    place_of_words(page, rows.source_bbox, rows.text) as other_place,
from judged
left join (
    select distinct document_sha256, unnest(amounts) as value from labelled_rows
) as elsewhere
    on judged.document_sha256 = elsewhere.document_sha256
    and judged.prose.value = factor_of_words(judged.prose.figure_text) * elsewhere.value
where met >= 3 and met >= 3 * missed
-- what another rule has compared is left to it
and not exists (
    select 1 from rule_checks as known
    where known.document_sha256 = judged.document_sha256 and known.found = judged.prose.value
        and known.verdict in ('fails', 'uncertain') and starts_with(known.rule_id, 'NARRATIVE')
)
qualify row_number() over (
    partition by judged.document_sha256, judged.paragraph_no, judged.place order by agrees desc, met desc, page asc
) = 1;
