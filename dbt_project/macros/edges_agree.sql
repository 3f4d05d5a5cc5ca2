{# Do the inner column edges of one grid all lie near edges of the other? Edges are given relative
   to the frame's width (0 to 1), so that a page printed a little narrower still agrees. #}
{% macro edges_agree(edges, other_edges) -%}
    coalesce(
        len({{ edges }}) >= 3
        and len(list_filter({{ edges }}, lambda edge: list_min(list_transform({{ other_edges }}, lambda other: abs(other - edge))) > 0.015)) = 0,
        false
    )
{%- endmacro %}
