"""How a plan stands, as documents that an office sends: a bulletin, an order for each task.

The modules named after parts of a bulletin put what `queries.bulletin` has collected into a
`Dispatch` (`document`): parts, paragraphs, points, tables (views with their items) and charts
(data). Three writers say only how these look: `markdown`, `page` and `exporting/word/report.py`.
`scales` lays charts out in cells for those that have no pictures.
"""
