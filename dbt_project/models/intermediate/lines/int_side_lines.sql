-- One row per line and block of a two-sided statement: its rank, the segment between totals it
-- stands in, and whether it is a main line of it. The main lines of a segment are those its total
-- adds up. Ranks are 一、 （一） 1. （1） 其中; where no ordinal is printed, class names or indents
-- decide, and the line is marked as uncertain.
with

classes as (
    select distinct
        class_code,
        {{ plain_text('name_zh') }} as plain
    from {{ ref('function_classes') }}
),

lines as (
    select
        lines.statement_id,
        lines.statement_code,
        lines.document_sha256,
        lines.side,
        lines.block,
        lines.grid_in_document,
        lines.row_no,
        lines.group_no,
        lines.line_label,
        lines.is_total,
        lines.label_ink_x0,
        lines.leading_space_count,
        lines.cell_ids,
        lines.ordinal_rank,
        classes.class_code is not null and lines.side = 'expense' as is_class
    from {{ ref('int_statement_lines') }} as lines
    inner join {{ ref('int_statement_kinds') }} as statements
        on lines.statement_code = statements.statement_code
        and statements.grain = 'two_sided'
    left join classes
        on {{ plain_text('lines.line_label') }} = classes.plain
),

-- a line that spans blocks (当年支出小计) is a line of each
blocks as (
    select distinct
        statement_id,
        side,
        block
    from lines
    qualify block <> '' or max(block) over (partition by statement_id, side) = ''
),

in_blocks as (
    select
        lines.* exclude (block),
        blocks.block
    from lines
    inner join blocks
        on lines.statement_id = blocks.statement_id
        and lines.side = blocks.side
        and lines.block in (blocks.block, '')
),

segments as (
    select
        *,
        count(*) filter (where is_total) over (
            partition by statement_id, side, block order by grid_in_document, row_no, group_no
            rows between unbounded preceding and current row
        ) - is_total::int as segment_no
    from in_blocks
),

facts_of_segments as (
    select
        *,
        bool_or(ordinal_rank = 1) over in_segment as has_first_rank,
        bool_or(ordinal_rank is null and not is_total) over in_segment as has_plain,
        bool_or(is_class) over in_segment as has_classes,
        min(label_ink_x0) filter (where not is_total) over in_segment as left_ink_x0,
        min(leading_space_count) filter (where not is_total) over in_segment as least_spaces,
        min(ordinal_rank) over in_segment as least_rank
    from segments
    window in_segment as (partition by statement_id, side, block, segment_no)
)

select
    * exclude (has_first_rank, has_plain, has_classes, left_ink_x0, least_spaces, least_rank),
    case
        when is_total then false
        when segment_no = 0 and has_first_rank then coalesce(ordinal_rank, 0) = 1
        when segment_no = 0 and has_classes then is_class
        when segment_no = 0 and least_rank is not null
            then coalesce(ordinal_rank, least_rank) = least_rank
        when has_plain
            then ordinal_rank is null
            and coalesce(label_ink_x0, 0) <= coalesce(left_ink_x0, 0) + 4
            and leading_space_count = least_spaces
        else coalesce(ordinal_rank, 0) = least_rank
    end as is_main,
    -- ordinals tell the nesting; class names, indents and their absence only suggest it
    not has_first_rank and (segment_no = 0 or has_plain and least_rank is not null) as is_uncertain,
    row_number() over (
        partition by statement_id, side, block order by grid_in_document, row_no, group_no
    ) as place
from facts_of_segments
