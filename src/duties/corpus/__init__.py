"""Very many plans in Parquet files: gathered from their files, and asked with DuckDB."""
