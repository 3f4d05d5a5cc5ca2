-- One row per text above a grid and statement that it names. A title of odd wording is known whole
-- (statement_titles); any other is read word by word (title_terms, title_signatures); what no
-- signature lists is composed.
with

lines as (
    select * from {{ ref('int_title_lines') }}
),

words as (
    select * from {{ ref('int_title_words') }}
),

fitting as (
    select * from {{ ref('int_fitting_titles') }}
),

-- whose first page says budget, and nothing of final accounts
budgets as (
    select left(document_sha256, 12) as document_sha256
    from {{ ref('int_text_rows') }}
    where page = 1
    group by document_sha256
    having
        bool_or(contains(plain, {{ kind_in_chinese("'budget'") }}))
        and not bool_or(contains(plain, {{ kind_in_chinese("'final_accounts'") }}))
),

-- a title that does not say which report it belongs to follows the others of its document; but a
-- page of final accounts that got among those of a budget makes it none
document_kinds as (
    select
        split_part(lines.grid_id, ':', 1) as document_sha256,
        case
            when
                count(*) filter (words.kind = 'final_accounts')
                > count(*) filter (words.kind = 'budget')
                and not bool_or(budgets.document_sha256 is not null)
                then 'final_accounts'
        end as kind
    from lines
    inner join words
        on lines.title_text = words.title_text
    left join budgets
        on split_part(lines.grid_id, ':', 1) = budgets.document_sha256
    where words.subject <> 'none'
    group by split_part(lines.grid_id, ':', 1)
),

read_by_words as (
    select
        lines.* exclude (fits),
        words.words as title,
        words.qualifier,
        null as printed_title,
        signatures.statement_code,
        signatures.second_statement_code,
        list_position(string_split(signatures.fund, ' '), words.fund) as fund_rank,
        concat_ws(
            ',', signatures.statement_code, signatures.kind, signatures.fund, signatures.subject,
            signatures.classification, signatures.extent
        ) as signature
    from fitting as lines
    inner join words
        on lines.title_text = words.title_text
    left join document_kinds
        on split_part(lines.grid_id, ':', 1) = document_kinds.document_sha256
    inner join {{ ref('title_signatures') }} as signatures
        on signatures.kind in ('*', coalesce(words.kind, document_kinds.kind, 'budget'))
        {% for dimension in ('fund', 'subject', 'classification', 'extent') %}
            and (
                signatures.{{ dimension }} = '*'
                or list_contains(
                    string_split(signatures.{{ dimension }}, ' '), words.{{ dimension }}
                )
            )
        {% endfor %}
        and words.form is distinct from signatures.excluded_form
        and signatures.form in ('*', words.form)
    inner join {{ ref('int_statement_kinds') }} as statements
        on signatures.statement_code = statements.statement_code
    where lines.fits or statements.grain = 'performance' and words.fits_open
),

-- a combination that no signature lists is a statement of its own
composed as (
    select
        lines.* exclude (fits),
        words.words as title,
        words.qualifier,
        null as printed_title,
        kinds.statement_code,
        null as second_statement_code,
        1 as fund_rank,
        null as signature
    from fitting as lines
    inner join words
        on lines.title_text = words.title_text
    left join document_kinds
        on split_part(lines.grid_id, ':', 1) = document_kinds.document_sha256
    inner join {{ ref('int_statement_kinds') }} as kinds
        on kinds.document_kind = coalesce(words.kind, document_kinds.kind, 'budget')
        and kinds.extent = case
            when
                words.extent = 'none' and words.form = 'detail'
                and kinds.document_kind = 'final_accounts' then 'detail'
            else words.extent
        end
        {% for dimension in ('fund', 'subject', 'classification') %}
            and kinds.{{ dimension }} = words.{{ dimension }}
        {% endfor %}
    anti join read_by_words
        on lines.grid_id = read_by_words.grid_id
        and lines.title_text = read_by_words.title_text
    where lines.fits and not kinds.is_in_contract
),

-- long and odd enough to be itself at the end of any line
known as (
    select
        lines.*,
        {{ plain_text('titles.title') }} as title,
        null as qualifier,
        titles.title as printed_title,
        titles.statement_code,
        null as second_statement_code,
        1 as fund_rank,
        null as signature
    from lines
    inner join {{ ref('statement_titles') }} as titles
        on ends_with(lines.title_text, {{ plain_text('titles.title') }})
        or ends_with(
            regexp_replace(lines.title_text, '(\([^()]*\))+$', ''), {{ plain_text('titles.title') }}
        )
),

by_words as (
    select * from read_by_words
    union all by name
    select * from composed
),

matched as (
    select * from known
    union all by name
    -- what its words say as well is said once
    select by_words.* from by_words
    anti join known
        on by_words.grid_id = known.grid_id
        and by_words.caption_no = known.caption_no
        and by_words.title_text = known.title_text
        and by_words.statement_code = known.statement_code
)

select * from matched
