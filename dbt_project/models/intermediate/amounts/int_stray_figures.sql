-- One row per amount that stands apart outside every grid, as in a table that was not read as one.
{% set marks = '[^\\pL\\pN\\s%‰.,。、;:/~]{0,2}' %}
with

pages as (
    select
        document_sha256,
        page,
        text_source = 'ocr' as is_recognised
    from {{ ref('stg_raw__pages') }}
    where
        len(list_filter(
            warnings,
            lambda warning:
            warning like 'figures_astray:%' or warning like 'figures_without_grid:%'
        )) > 0
),

-- what was recognised may run into the name behind it, on a picture beside text into its ordinal
spaced as (
    select
        lines.* replace (
            case
                when pages.is_recognised
                    then regexp_replace(lines.text, '(\d[.,]\d{2,3})([^\d.,%\s])', '\1 \2', 'g')
                else regexp_replace(
                    lines.text, '{{ amount_before_an_ordinal() }}', '\1 \2', 'g'
                )
            end as text
        ),
        pages.is_recognised
    from {{ ref('stg_raw__lines') }} as lines
    inner join pages
        on lines.document_sha256 = pages.document_sha256
        and lines.page = pages.page
),

lines as (
    select
        *,
        regexp_split_to_array(trim({{ fold_forms('text') }}), '\s+') as words
    from spaced
    where
        not case
            when is_recognised then regexp_matches(text, '{{ marks_of_sentences() }}')
            else regexp_matches(
                regexp_replace(text, '{{ ordinal_of_a_line() }}', ' ', 'g'), '{{ prose_marks() }}'
            )
        end
),

-- what is smaller than its name may be read as raised
words as (
    select
        *,
        translate(unnest(words), '⁰¹²³⁴⁵⁶⁷⁸⁹', '0123456789') as word,
        unnest(range(1, len(words) + 1)) as place
    from lines
),

-- what is painted and is no text stands for an amount;
-- a whole number is one beside a name or others, and no year; a short one in a line that is doubted
figures as (
    select
        *,
        row_number() over (partition by document_sha256, page, line_no order by place) as figure_no
    from words
    where
        word = chr(65532)
        or regexp_full_match(
            word,
            '{{ marks }}(\d{1,3}(,\d{3})+([.·:]\d+)?|\d+[.·]\d{2,})'
            || '{{ unit_of_money() }}?{{ marks }}'
        )
        or (
            place > 1
            or len(words) > 1
            and len(list_filter(words, lambda other: regexp_matches(other, '\p{L}'))) = 0
        )
        and regexp_full_match(
            word,
            if(is_trusted or not regexp_matches(text, '\p{L}'), '\d{4,}', '\d([\d:.,]*\d)?')
        )
        and not regexp_full_match(word, '(19|20)\d\d')
)

select
    substr(document_sha256, 1, 12) || ':p' || page || ':l' || line_no || ':f' || figure_no
        as cell_id,
    document_sha256,
    page,
    text as line_text,
    word as text,
    [x0, y0, x1, y1] as source_bbox
from figures
