"""Parts and rows → the draft of a plan: tasks, their units, ids and actions.

What annexed tables say of them is added by `annexes`; `writing` makes a plan file of a draft.
"""
