-- The tasks that are due from $first to $last, with who leads them.
SELECT plan, id, title, lead, due
FROM tasks
WHERE due BETWEEN CAST($first AS DATE) AND CAST($last AS DATE)
ORDER BY due, plan, position
