"""The published warehouse for people and notebooks: queries, places on the page, files.

    from load.reader import open_warehouse

    warehouse = open_warehouse()
    warehouse.sql('select * from "中文"."部门总数"')

It always asks what is published now, reads only, and needs none of the other rooms.
"""

from load.reader.warehouse import Picture, PrintedAt, Warehouse, open_warehouse

__all__ = ["Picture", "PrintedAt", "Warehouse", "open_warehouse"]
