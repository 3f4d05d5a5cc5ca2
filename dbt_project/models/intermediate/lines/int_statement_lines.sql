-- One row per printed line with a figure: its name, what it is nested under, its number among lines
-- of the same name. The number tells a line from another of the same name (a repeated 小计).
with

amounts as (
    select
        *,
        -- a name printed across several blocks (当年支出小计 under 功能分类 | 支出用途) belongs to none of them
        label_last_column_no > label_column_no
        and label_column_no < measure_column_no
        and exists (
            select 1
            from {{ ref('int_columns') }} as columns
            where
                columns.grid_id = amounts.grid_id
                and columns.role = 'measure'
                and columns.column_no
                between amounts.label_column_no and amounts.label_last_column_no
        ) as spans_blocks
    from {{ ref('int_amounts') }} as amounts
    where unmapped_reason is null
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
),

ranked as (
    select
        *,
        {{ ordinal_rank('ordinal') }} as ordinal_rank
    from lines
),

-- both sides end in one row with one amount, and none of theirs is greater: a total, by any name
sides as (
    select
        statement_id,
        side,
        grid_id,
        row_no,
        max(value) as value
    from amounts
    where side in ('income', 'expense') and unit = 'yuan' and value <> 0
    group by statement_id, side, grid_in_document, grid_id, row_no
    qualify
        row_number() over (
            partition by statement_id, side order by grid_in_document desc, row_no desc
        ) = 1
        and max(value) >= max(max(value)) over (partition by statement_id, side)
        and count(*) over (partition by statement_id, side) >= 3
),

last_rows as (
    select
        income.grid_id as last_grid_id,
        income.row_no as last_row_no
    from sides as income
    inner join sides as expense
        on income.grid_id = expense.grid_id
        and income.row_no = expense.row_no
        and income.value = expense.value
        and income.side = 'income' and expense.side = 'expense'
),

-- the nearest line above of each rank, and of each level of codes
nested as (
    select
        *,
        {% for rank in (1, 2, 3, 4) %}
            last_value(
                case
                    when ordinal_rank = {{ rank }}
                        then struct_pack(label := line_label, at := (grid_in_document, row_no))
                end ignore nulls
            ) over above as above_{{ rank }},
        {% endfor %}
        max(case when length(subject_code) = 3 then line_label end) over (
            partition by statement_id, unit_name, left(subject_code, 3)
        ) as class_label,
        max(case when length(subject_code) = 5 then line_label end) over (
            partition by statement_id, unit_name, left(subject_code, 5)
        ) as section_label
    from ranked
    window above as (
        partition by statement_id, side, block, group_no order by grid_in_document, row_no
        rows between unbounded preceding and 1 preceding
    )
)

select
    nested.* exclude (above_1, above_2, above_3, above_4, class_label, section_label),
    dense_rank() over (
        partition by
            document_sha256, statement_code, side, block, unit_name, subject_code, line_label
        order by grid_in_document, row_no, group_no
    ) as line_no,
    -- 合计, 本年支出合计, 收入总计, 当年收入小计 … but 类 款 项 never
    subject_code = ''
    and (
        regexp_matches(line_label, '{{ total_ending() }}')
        or last_rows.last_grid_id is not null
    ) as is_total,
    array_to_string(
        case
            when len(label_texts) > 1
                then list_transform(label_texts, lambda label: {{ clean_label('label') }})
            when subject_code <> ''
                then [
                    case when length(subject_code) > 3 then class_label end,
                    case when length(subject_code) > 5 then section_label end,
                    line_label
                ]
            -- a line of a rank ends what stands below the lines of its rank before it
            else [
                {% for rank in (1, 2, 3, 4) %}
                    case
                        when
                            ordinal_rank > {{ rank }}
                            {% for higher in range(1, rank) %}
                                and coalesce(above_{{ rank }}.at > above_{{ higher }}.at, true)
                            {% endfor %}
                            then above_{{ rank }}.label
                    end,
                {% endfor %}
                line_label
            ]
        end,
        '/'
    ) as line_path
from nested
left join last_rows
    on nested.grid_id = last_rows.last_grid_id
    and nested.row_no = last_rows.last_row_no
