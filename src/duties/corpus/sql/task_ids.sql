-- Every id that a task has.
SELECT DISTINCT id
FROM tasks
WHERE id <> ''
