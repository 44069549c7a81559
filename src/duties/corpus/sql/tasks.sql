-- The tasks of the plans in $plans, in the order of each plan.
SELECT *
FROM tasks
WHERE plan IN (SELECT unnest($plans))
ORDER BY plan, position
