"""The plan as one web page that needs nothing else: no network, no server, no other file.

`progress` makes the board, the records and the timeline of a plan with a ledger. Without a ledger
it is not imported, and those blocks of the templates write nothing. Where there are very many
entries, `packing` puts the records into the page as JSON, and `progress.js` makes of them what
`cards.html.jinja` would.
"""
