"""The questions that a plan answers: one file each, from plain values to plain values.

`selection` says which tasks, steps, actions and bodies are meant by what was typed. To compare two
plans, `pairing` and `identity` say which tasks and units are one, `comparison` what differs. What
is to be told of a period is collected by `bulletin`.
"""
