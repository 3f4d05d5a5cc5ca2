-- Writes no rows: macros for figures. All money is decimal: a figure in yuan is multiplied down to
-- the printed unit (decimal × decimal is exact), never divided; only `rate_shown` divides, to be
-- read.

-- The digits of a printed figure without sign, marks or percent; null where it is none.
create or replace temp macro printed_digits(source_text) as
    nullif(
        regexp_replace(
            translate(source_text, '０１２３４５６７８９．', '0123456789.'),
            '[^0-9.]', '', 'g'
        ),
        ''
    );

-- How many digits stand after the point.
create or replace temp macro printed_decimals(source_text) as
    length(regexp_extract(printed_digits(source_text), '\.(\d*)$', 1));

-- `value` in the unit that is printed (`factor`: yuan to one of it), with `decimals` digits after
-- the point, or as many as it has beyond them.
create or replace temp macro figure_text(value, factor, decimals, unit_zh) as (
    select
        case when scaled < 0 then '-' else '' end
        || with_thousands(split_part(digits, '.', 1))
        || case
            when greatest(length(tail), decimals) = 0 then ''
            else '.' || rpad(tail, whole_number(greatest(length(tail), decimals)), '0')
        end
        || unit_zh
    from (
        select
            scaled,
            abs(scaled)::varchar as digits,
            rtrim(split_part(abs(scaled)::varchar, '.', 2), '0') as tail,
        from (select value::decimal(24, 4) * (1 / factor)::decimal(9, 8) as scaled)
    )
);

-- Amounts among words with their digits in groups: 64,618.75万元. Nobody prints more than twelve.
create or replace temp macro grouped(words) as regexp_replace(
    regexp_replace(
        regexp_replace(
            words, '(^|[^\d,.])(\d{1,3})(\d{3})(\.\d+)?((?:亿|万)?元)', '\1\2,\3\4\5', 'g'
        ),
        '(^|[^\d,.])(\d{1,3})(\d{3})(\d{3})(\.\d+)?((?:亿|万)?元)', '\1\2,\3,\4\5\6', 'g'
    ),
    '(^|[^\d,.])(\d{1,3})(\d{3})(\d{3})(\d{3})(\.\d+)?((?:亿|万)?元)', '\1\2,\3,\4,\5\6\7', 'g'
);

-- The same where the words are ours: what stands between “ and ” is quoted as printed.
create or replace temp macro grouped_outside(words) as array_to_string(
    list_transform(
        string_split(words, '“'),
        lambda part: if(
            not contains(part, '”'),
            grouped(part),
            split_part(part, '”', 1) || '”' || grouped(substr(part, strpos(part, '”') + 1))
        )
    ),
    '“'
);

-- What a count counts, as told behind its number: 辆 of 8辆.
create or replace temp macro counted_words(words) as
    coalesce(regexp_extract(words, '^[\d,.]+(\D{1,3})$', 1), '');

-- The unit of money that words end in, in yuan.
create or replace temp macro factor_of_words(words) as
    case
        when words like '%亿元' then 100000000
        when words like '%万元' or words like '%万' then 10000
        else 1
    end::decimal(10, 0);

-- Half the last printed digit of a figure in the text, in its unit (rules.md, Tolerances).
create or replace temp macro claim_half_width(figure_text, unit) as
    case
        when unit = 'count' then 0
        else
            factor_of_words(figure_text)
            * ([0.5, 0.05, 0.005, 0.0005, 0.00005, 0.000005]::decimal(7, 6)[])[
                1 + least(5, length(regexp_extract(figure_text, '\.(\d*)', 1)))
            ]
    end::decimal(24, 4);

-- The same beside other amounts of its sentence: 25万元 beside 1.10万元 is 25.00万元, its noughts left
-- out.
create or replace temp macro half_width_beside(half_width, finest, value, unit) as
    if(unit = 'yuan' and value <> 0, least(half_width, finest), half_width);

-- Nought is nought: 0万元 in a list of amounts is not up to half a unit.
create or replace temp macro nought_is_exact(value, half_width) as if(value = 0, 0, half_width);

-- Does a printed rate (percent) fit the quotient of two printed figures? Each figure stands for the
-- interval of its half width: the rate fits where the intervals overlap. All is multiplied
-- crosswise, nothing is divided. Beyond, a last digit is a `tail` (truncation), a percentage point
-- or the other sign is `critical`, what lies between is `fails`. Null where the whole may be
-- nought: there is no rate then. T3 and N2 of rules.md.
create or replace temp macro rate_check(part, part_half, whole, whole_half, rate, rate_half) as (
    select
        case
            when whole_size <= whole_half then null
            when (rate + rate_half) * if(low >= 0, whole_size + whole_half, whole_size - whole_half)
                >= 100 * low
                and (rate - rate_half)
                * if(high >= 0, whole_size - whole_half, whole_size + whole_half) <= 100 * high
                then 'holds'
            when abs(rate * whole_size - 100 * middle) <= 2 * rate_half * whole_size then 'tail'
            when abs(rate * whole_size - 100 * middle) >= whole_size
                or sign(rate) * sign(middle) < 0 then 'critical'
            else 'fails'
        end
    from (
        select
            abs(whole) as whole_size,
            part * if(whole < 0, -1, 1) as middle,
            part * if(whole < 0, -1, 1) - part_half as low,
            part * if(whole < 0, -1, 1) + part_half as high,
    )
);

-- About how much an amount is, to a tenth of its printed unit: only to be shown.
create or replace temp macro shown_about(value, factor) as
    as_figure(round(value * 10 / factor) * factor / 10);

-- The figures of performance forms come without their printed text: half the last digit that is not
-- nought is taken for what rounding can hide.
create or replace temp macro last_digit_half(value) as
    as_figure(case
        when value % 100 = 0 then 50
        when value % 10 = 0 then 5
        when value % 1 = 0 then 0.5
        when value * 10 % 1 = 0 then 0.05
        else 0.005
    end);
