"""The kinds of faults that only the ledger's files can have."""

from duties.planfile.faults import Code

UNKNOWN_ENTRY_TASK = Code("DUT410", "unknown-entry-task")
"""An entry names a task or a step that the plan does not have."""
UNKNOWN_ENTRY_UNIT = Code("DUT411", "unknown-entry-unit")
"""An entry names a unit that the plan does not have; a warning where it is only asked for help."""
UNKNOWN_PROBLEM = Code("DUT412", "unknown-problem")
"""An entry goes on with a problem that was not opened, or opens one that was."""
UNKNOWN_ENTRY_TARGET = Code("DUT510", "unknown-entry-target")
"""A reading names a target that the plan does not have."""
UNFIT_READING = Code("DUT511", "unfit-reading")
"""A reading cannot be compared with its target: another unit of measure, or no number."""
MISNAMED_FILE = Code("DUT413", "misnamed-ledger-file")
"""A file is not named for a period, or for another one than it says."""
PERIOD_IN_TWO_FILES = Code("DUT414", "period-in-two-files")
"""A period has two files; the entries of both count."""
