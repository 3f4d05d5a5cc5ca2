-- Every printed line that holds a figure, once: its name, its place in the nesting, and the number that
-- tells it from a line of the same name (a repeated 小计).
with

amounts as (
    select
        *,
        -- a name printed across several blocks (当年支出小计 under 功能分类 | 支出用途) belongs to none of them
        label_last_column_no > label_column_no
        and label_column_no < measure_column_no
        and exists(
            select 1
            from {{ ref('int_columns') }} as columns
            where
                columns.grid_id = amounts.grid_id
                and columns.role = 'measure'
                and columns.column_no between amounts.label_column_no and amounts.label_last_column_no
        ) as spans_blocks
    from {{ ref('int_amounts') }} as amounts
    where unmapped_reason is null
),

total_labels as (
    select string_agg(label, '|') as pattern from {{ ref('total_labels') }}
),

lines as (
    select
        document_sha256,
        statement_id,
        statement_code,
        grid_id,
        grid_in_document,
        row_no,
        group_no,
        side,
        case when spans_blocks then '' else block end as block,
        unit_name,
        subject_code,
        line_label,
        any_value(ordinal) as ordinal,
        any_value(label_ink_x0) as label_ink_x0,
        any_value(leading_space_count) as leading_space_count,
        any_value(label_texts) as label_texts,
        any_value(year_text) as year_text,
        list(cell_id order by column_no) as cell_ids
    from amounts
    group by all
)

select
    lines.*,
    dense_rank() over (
        partition by document_sha256, statement_code, side, block, unit_name, subject_code, line_label
        order by grid_in_document, row_no, group_no
    ) as line_no,
    -- 合计, 本年支出合计, 收入总计, 当年收入小计 … but 类 款 项 never
    subject_code = '' and regexp_matches(line_label, '(' || total_labels.pattern || ')$') as is_total
from lines
cross join total_labels
