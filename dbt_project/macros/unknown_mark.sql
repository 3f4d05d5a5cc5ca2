{# A mark whose character no font tells: a control character, one of private use, or what stands for
   one that was not found. #}
{% macro unknown_mark() -%}
    [\x{0}-\x{8}\x{B}\x{E}-\x{1F}\x{7F}\x{E000}-\x{F8FF}\x{FFFD}]
{%- endmacro %}
