-- One row per grid and column: what the column is for, on which side, in which block and group. The
-- headings decide; what the body holds decides where a heading covers code and name alike, is blank
-- or unknown, and where it holds years, one below the other.
with

paths as (
    select
        *,
        list_filter(headings, lambda heading: heading.kind is not null) as known,
        headings[-1] as leaf
    from {{ ref('int_header_paths') }}
),

contents as (
    select * from {{ ref('int_column_contents') }}
),

roles as (
    select
        paths.*,
        -- such a column neither ends the names of a line nor begins others
        leaf.kind is null and leaf.plain is not null and contents.printed_count = 0
            as prints_nothing,
        -- below a heading that we do not know, right of a code
        leaf.kind is null and contents.is_code_parts and coalesce(lag(
            leaf.kind = 'code' or contents.is_code_parts or code_columns.grid_id is not null
        ) over (partition by paths.grid_id order by paths.column_no), false) as ends_code,
        -- or left of the rest of one (款)
        leaf.kind is null and contents.is_codes and coalesce(lead(
            leaf.kind = 'code' and regexp_full_match(leaf.plain, '{{ code_goes_on() }}')
        ) over (partition by paths.grid_id order by paths.column_no), false) as starts_code,
        case
            when contents.is_years and coalesce(leaf.kind, 'label') = 'label' then 'year'
            when ends_code or starts_code then 'code'
            when leaf.kind in ('code', 'unit', 'line_number', 'ignore', 'year', 'attribute')
                then leaf.kind
            -- 合计 printed in the head, below 科目编码 | 科目名称
            when leaf.kind = 'total' and known[-2].kind in ('code', 'label') then known[-2].kind
            when leaf.kind in ('label', 'side', 'block') and contents.is_codes then 'code'
            -- codes say so themselves below a heading that we do not know
            when leaf.kind is null and code_columns.is_sure then 'code'
            -- nor are other codes amounts: 采购品目编码, 指导性目录代码
            when
                leaf.kind is null and regexp_matches(leaf.plain, '{{ code_word() }}')
                and contents.printed_count > 0 and not contents.is_text
                then 'ignore'
            when leaf.kind is null and code_columns.is_alone then 'code'
            when leaf.kind = 'label' then 'label'
            when leaf.kind in ('side', 'block') and coalesce(contents.is_text, true) then 'label'
            when leaf is null then case when contents.is_text then 'label' else 'unknown' end
            when prints_nothing then 'text'
            -- 增减说明 tells why, not how much
            when
                leaf.concept in ('change', 'change_rate')
                and contents.text_count > 1 and contents.number_count = 0
                then 'ignore'
            when
                contents.is_text and (
                    leaf.kind is null or regexp_matches(leaf.concept, '^[a-z]+_\d{3}')
                )
                then 'text'
            else 'measure'
        end as role,
        headings[-1].cell_id as leaf_cell_id,
        -- one code in every row, whosever it is, is no figure that ends the names of a line
        role = 'measure' and code_columns.grid_id is not null as may_be_codes,
        -- the lower digits go on with the code of the column before, any other heading begins one
        not ends_code and not regexp_full_match(leaf.plain, '{{ code_goes_on() }}') as begins_code,
        list_filter(known, lambda heading: heading.kind = 'side')[1].concept as own_side,
        list_filter(known, lambda heading: heading.kind = 'block')[1].concept as own_block,
        -- a heading over names and amounts, or over the names alone, that names no block we know
        leaf.kind is null and leaf.plain is not null
        or len(list_filter(
            headings,
            lambda heading: heading.width > 1 and coalesce(heading.kind, 'ignore') = 'ignore'
        )) > 0 as has_unknown_block
    from paths
    left join contents
        on paths.statement_id = contents.statement_id
        and paths.column_no = contents.column_no
        and paths.header_path = contents.header_path
    left join {{ ref('int_code_columns') }} as code_columns
        on paths.grid_id = code_columns.grid_id
        and paths.column_no = code_columns.column_no
),

-- a side once named holds for the columns to its right, until the next; structural columns and the
-- columns of amounts to their right make a group: two, three or four may stand side by side
sided as (
    select
        *,
        coalesce(last_value(coalesce(
            own_side,
            -- names below a heading of their own that is no side we know
            case when role = 'label' and headings[1].width > 1 then '' end
        ) ignore nulls) over to_the_left, '') as side,
        -- a count between the names (数量 | 采购方式 | 金额) ends none of them
        role <> 'measure' and prints_nothing is not true and coalesce(
            lag(case when prints_nothing is not true then role end ignore nulls) over in_grid
            = 'measure'
            and coalesce(lag(leaf.concept) over in_grid, '') not in ('quantity', 'headcount')
            and not lag(may_be_codes) over in_grid
            -- nor do figures that we cannot name, before any that we can
            and not (
                role = 'code'
                and own_side is null
                and count(*) filter (where role = 'measure' and leaf.kind is not null) over (
                    partition by grid_id order by column_no
                    rows between unbounded preceding and current row
                ) = 0
            ), false
        ) as starts_group
    from roles
    window
        in_grid as (partition by grid_id order by column_no),
        to_the_left as (
            partition by grid_id order by column_no rows between unbounded preceding and current row
        )
),

grouped as (
    select
        *,
        -- names under a heading we do not know begin a block of their own, not more of the last one
        last_value(
            coalesce(own_block, case when starts_group and has_unknown_block then 'unknown' end)
            ignore nulls
        ) over (
            partition by grid_id, side order by column_no
            rows between unbounded preceding and current row
        ) as block,
        count(*) filter (where starts_group) over (
            partition by grid_id order by column_no rows between unbounded preceding and current row
        ) as group_no
    from sided
),

-- code and name may be printed twice in a group (部门预算经济分类 | 政府预算经济分类): the first pair names
-- the line, the others describe it
paired as (
    select
        * exclude (starts_pair),
        count(*) filter (where starts_pair) over (
            partition by grid_id, group_no order by column_no
            rows between unbounded preceding and current row
        ) as pair_no
    from (
        select
            *,
            role = 'code' and (
                coalesce(lag(role) over in_group <> 'code', true)
                or begins_code and leaf_cell_id is distinct from lag(leaf_cell_id) over in_group
            ) as starts_pair
        from grouped
        window in_group as (partition by grid_id, group_no order by column_no)
    ) as begun
),

-- a block is worth naming only where its side prints more than one, known or not
blocks as (
    select
        grid_id,
        side
    from grouped
    group by all
    having
        count(distinct block) > 1
        or side <> '' and bool_or(block = 'unknown') and count(distinct group_no) > 1
)

select
    paired.* exclude (
        known, own_side, own_block, has_unknown_block, starts_group, block, pair_no, leaf,
        begins_code, ends_code, starts_code, leaf_cell_id, prints_nothing, may_be_codes
    ),
    paired.leaf.concept as leaf_concept,
    coalesce(case when blocks.grid_id is not null then paired.block end, '') as block,
    case paired.role
        when 'code' then paired.pair_no > 1
        -- the name of the second code is the line's where the first has none of its own
        when 'label'
            then paired.pair_no > greatest(1, min(paired.pair_no) filter (
                where paired.role = 'label' and paired.pair_no > 0
            ) over (partition by paired.grid_id, paired.group_no))
        else false
    end as is_secondary
from paired
left join blocks
    on paired.grid_id = blocks.grid_id
    and paired.side = blocks.side
