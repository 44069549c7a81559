"""Names of units: what they mean, how they may be typed, which look alike.

`names.Register` knows every name of every unit of a plan; `lookup` finds the unit that a user
means. `beside` reads the register that a plan names, and `joining` makes its units the plan's.
`whose` says which units of several plans are one. Short forms of offices are words in `offices`;
kinds of collectives are in `collectives`.
"""
