-- The tables of a corpus in the folder corpus/, for those who go on in DuckDB:
--     duckdb -init tables.sql
CREATE VIEW plans AS FROM read_parquet('corpus/plans/**/*.parquet');
CREATE VIEW tasks AS FROM read_parquet('corpus/tasks/**/*.parquet');
CREATE VIEW assignments AS FROM read_parquet('corpus/assignments/**/*.parquet');
CREATE VIEW units AS FROM read_parquet('corpus/units/**/*.parquet');
