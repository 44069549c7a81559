-- Of the plans in $plans, the tasks of their units in $units, and those that leave open whose they
-- are: by 等, or by a collective whose members nobody has listed.
WITH theirs AS (
    SELECT DISTINCT plan, position
    FROM assignments
    WHERE unit IN (SELECT unnest($units))
      AND plan IN (SELECT unnest($plans))
)
SELECT tasks.*
FROM tasks
LEFT JOIN theirs USING (plan, position)
WHERE tasks.plan IN (SELECT unnest($plans))
  AND (theirs.plan IS NOT NULL OR tasks.left_open)
ORDER BY tasks.plan, tasks.position
