-- The tasks of the plans in $plans that name units, in the order of each plan, each with its units
-- by name; where $direct, without those that have it through a collective.
SELECT plan, task, list(DISTINCT unit ORDER BY unit) AS units
FROM assignments
WHERE plan IN (SELECT unnest($plans))
  AND step IS NULL
  AND (via IS NULL OR NOT $direct)
GROUP BY plan, position, task
ORDER BY plan, position
