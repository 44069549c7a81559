"""The plan file: its grammar, YAML with places, and how a plan is read from it.

`fields` declares every field; `grammar.shape` joins the fields of a part with its named tuple in
`duties.model`, and fails at once if the two differ. `nodes` folds the events of PyYAML's parser
into nodes with places. `reading` turns the nodes of any file into named tuples by a grammar, and
reports every fault; `loading` does this for a plan, and `references` adds what only a plan can get
wrong. Where YAML itself cannot be read, `slips` and `layout` look for slips of the keyboard, and
`repairs` mends each in a copy to find the one to blame.
"""
