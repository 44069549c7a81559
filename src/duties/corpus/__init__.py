"""Very many plans in Parquet files: gathered from their files, and asked with DuckDB.

Gathering: `places` lists what there is, in folders or behind URLs; `gathering` compares the bytes
of each file with what the corpus has. `reading.read_batch` is all that runs in other processes
(`workers`): bytes of plans, ledgers and documents → Arrow tables. `tables` takes their columns
from the declared fields, `rows` fills them, by way of `cells`. `staging` keeps each batch at once;
`merging` rewrites the partitions that have changed and puts them in place all at once. `manifest`
says which files count, `store` where they are.

Asking: `opened` has DuckDB over the files. `concerned` finds the plans and tasks that a question
concerns, by SQL (`sql/`) and, for the names that may be meant, by `naming.lookup`. `asking` makes
plans as the model has them from the rows, or only counts; `book` opens one. A plan with a ledger
is read from its bytes.
"""
