"""Checking a plan: the rules, the engine that runs them, and the fixes for their findings.

`engine` makes a `Subject` of each file: the plan, then the files of its ledger, which share one
`Progress`, computed when a rule first asks for it. A rule takes the subjects of its `scope` and
yields faults. `suppressions` drops what a comment silences, `baseline` what is known already.
`fixing` keeps a fix only if the plan still loads and the finding is gone.
"""
