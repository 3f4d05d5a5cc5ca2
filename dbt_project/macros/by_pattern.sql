{# What a regular expression that comes from a row says of a text. The database compiles such an
   expression anew for each text it meets, which takes longer than all the rest of the model. So where
   the rows are there when the SQL is compiled, each is written into it and compiled once; one that is
   not among them is taken from its row as ever, and the answer is the same.

   expression: the SQL with @ in the place of the pattern.
   column: the column that holds the pattern.
   seed: the seed that it comes from.
   rows: what is selected of it, where that is not the seed as it is; `pattern` is the column. #}
{% macro by_pattern(expression, column, seed, rows=none) -%}
    {%- set known = [] -%}
    {#- in a unit test the seed is a part of the query and stands nowhere #}
    {%- if execute and seed.database and adapter.get_relation(seed.database, seed.schema, seed.identifier) -%}
        {%- set query -%}
            select distinct pattern from {{ rows or seed }} as known where pattern is not null
        {%- endset -%}
        {%- set known = run_query(query).columns[0].values() | sort -%}
    {%- endif -%}
    {%- if known -%}
        case {{ column }}
        {%- for pattern in known %}
            {%- set literal = "'" ~ (pattern | replace("'", "''")) ~ "'" %}
            when {{ literal }} then {{ expression | replace('@', literal) }}
        {%- endfor %}
            else {{ expression | replace('@', column) }}
        end
    {%- else -%}
        {{ expression | replace('@', column) }}
    {%- endif -%}
{%- endmacro %}
