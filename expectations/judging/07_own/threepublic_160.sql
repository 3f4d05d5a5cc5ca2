-- THREEPUBLIC-160, sums of a table of the three public expenses whose rows are years: one row per column,
-- the change is this year less the year before; one row per line, the total is its parts; one row per
-- amount of the text, it is that of its column.
create or replace temp table year_rows as
with marks as (
    select
        cells.document_sha256,
        cells.page,
        cells.grid_no,
        cells.row_no,
        cells.column_no,
        case
            when cells.plain = documents.fiscal_year || '年' or cells.plain = documents.fiscal_year || '年预算数' then 'own'
            when cells.plain = (documents.fiscal_year - 1) || '年' or cells.plain = (documents.fiscal_year - 1) || '年预算数'
                then 'prior'
            when regexp_matches(cells.plain, '^增减(变化)?(金额|额|数)?$') then 'change'
        end as kind,
    from input_printed_cells as cells
    inner join input_documents as documents on cells.document_sha256 = documents.document_sha256
    where length(cells.plain) between 2 and 9
)

select
    *,
    -- the unit's other rows stand right above and below
    row_no - case kind when 'prior' then 0 when 'own' then 1 else 2 end as first_row,
from marks
where kind is not null;

create or replace temp table year_figures as
with whole_groups as (
    select document_sha256, page, grid_no, column_no, first_row
    from year_rows
    group by all
    having count(distinct kind) = 3
),

groups as (
    select *, min(first_row) over (partition by document_sha256, page, grid_no) as top_row
    from whole_groups
),

heads as (
    select
        groups.document_sha256, groups.page, groups.grid_no, columns.column_no,
        string_agg(distinct cells.plain, '/' order by cells.plain) as head,
    from (select distinct document_sha256, page, grid_no, top_row from groups) as groups
    inner join (select distinct document_sha256, page, grid_no, column_no from input_printed_cells) as columns
        using (document_sha256, page, grid_no)
    inner join input_printed_cells as cells
        on groups.document_sha256 = cells.document_sha256 and groups.page = cells.page
        and groups.grid_no = cells.grid_no and cells.row_no < groups.top_row
        and columns.column_no between cells.column_no and cells.column_no + cells.column_span - 1
    group by all
)

select
    groups.document_sha256, groups.page, groups.grid_no, groups.first_row,
    years.kind,
    heads.column_no,
    regexp_extract(heads.head, '一般公共|政府性基金|国有资本') as fund,
    case
        when regexp_matches(heads.head, '出国') then 'abroad'
        when regexp_matches(heads.head, '接待') then 'reception'
        when regexp_matches(heads.head, '(^|/)(公务用车)?购置费?(/|$)') then 'vehicle_purchase'
        when regexp_matches(heads.head, '(^|/)(公务用车)?运行(维护)?费(/|$)') then 'vehicle_operation'
        when regexp_matches(heads.head, '购置及运行') then 'vehicle_total'
        when regexp_matches(heads.head, '[总合]计') then 'total'
    end as item,
    as_figure(replace(replace(amounts.plain, ',', ''), '，', '')) as value,
    amounts.plain as text,
    amounts.source_bbox,
from groups
inner join year_rows as years
    on groups.document_sha256 = years.document_sha256 and groups.page = years.page
    and groups.grid_no = years.grid_no and groups.first_row = years.first_row
    and groups.column_no = years.column_no
inner join input_printed_cells as amounts
    on groups.document_sha256 = amounts.document_sha256 and groups.page = amounts.page
    and groups.grid_no = amounts.grid_no and years.row_no = amounts.row_no
    and amounts.column_no > groups.column_no
    and regexp_full_match(amounts.plain, '-?\d[\d,，]*(\.\d{1,6})?')
inner join heads
    on groups.document_sha256 = heads.document_sha256 and groups.page = heads.page
    and groups.grid_no = heads.grid_no and amounts.column_no = heads.column_no;

insert into rule_checks by name
with items as (
    select document_sha256, page, grid_no, first_row, kind, fund, item, any_value(column_no) as column_no,
        any_value(value) as value, any_value(text) as text, any_value(source_bbox) as source_bbox,
    from year_figures
    where item is not null
    group by document_sha256, page, grid_no, first_row, kind, fund, item
    having count(*) = 1
),

sums as (
    -- the change of a column
    select
        owns.document_sha256, owns.page, owns.first_row,
        'change:' || owns.fund || owns.item as what,
        changes.value as found, owns.value - priors.value as expected,
        '增减变化' as name, '今年数减上年数' as other, changes.text, changes.source_bbox,
    from items as owns
    inner join items as priors using (document_sha256, page, grid_no, first_row, fund, item)
    inner join items as changes using (document_sha256, page, grid_no, first_row, fund, item)
    where owns.kind = 'own' and priors.kind = 'prior' and changes.kind = 'change'
    union all by name
    select
        wholes.document_sha256, wholes.page, wholes.first_row,
        wholes.kind || ':' || wholes.fund || wholes.item as what,
        wholes.value as found, sum(parts.value) as expected,
        if(wholes.item = 'total', '合计', '公务用车购置及运行维护费小计') as name, '各项相加' as other,
        wholes.text, wholes.source_bbox,
    from items as wholes
    inner join items as parts using (document_sha256, page, grid_no, first_row, kind, fund)
    where
        wholes.item = 'total' and parts.item in ('abroad', 'reception', 'vehicle_total')
        or wholes.item = 'vehicle_total' and parts.item in ('vehicle_purchase', 'vehicle_operation')
    group by all
    having count(distinct parts.item) = if(wholes.item = 'total', 3, 2)
)

select
    'THREEPUBLIC-160' as rule_id,
    document_sha256,
    page || ':' || first_row || ':' || what as about,
    case when abs(found - expected) <= 0.015 then if(found = expected, 'holds', 'rounding') else 'fails' end as verdict,
    rtrim(rtrim(expected::varchar, '0'), '.') as expected_text,
    text as found_text,
    '第' || page || '页“三公”经费表的' || name as where_text,
    other as other_text,
    place_of_words(page, source_bbox, text) as found_place,
from sums;

-- what the text tells of this year, where the table has one group of rows
insert into rule_checks by name
with printed as (
    select
        document_sha256, item, min(page) as page, sum(value) as value,
        min(source_bbox) as source_bbox, min(text) as text,
    from year_figures
    where kind = 'own' and item is not null
    group by document_sha256, item
    having count(*) = count(distinct fund)
)

select
    'THREEPUBLIC-160' as rule_id,
    claims.document_sha256 as document_sha256,
    'text:' || claims.claim_code || ':' || claims.place as about,
    case
        when not claims.is_trusted then 'uncertain'
        when abs(claims.value - 10000 * printed.value) <= claims.half_width + 50 then 'holds'
        else 'fails'
    end as verdict,
    '正文的识读不可靠' as doubt,
    claims.figure_text as found_text,
    rtrim(rtrim(printed.value::varchar, '0'), '.') || '万元' as expected_text,
    claim_place(claims) as where_text,
    '第' || printed.page || '页“三公”经费表' as other_text,
    place_of_claim(claims) as found_place,
    place_of_words(printed.page, printed.source_bbox, printed.text) as other_place,
from input_claims as claims
inner join printed
    on claims.document_sha256 = printed.document_sha256
    and claims.claim_code = 'three_public_' || printed.item
where claims.unit = 'yuan' and claims.fiscal_year = claims.document_year and claims.section_code = 'three_public';
