-- The targets of the plans in $plans, in the order of each plan.
SELECT *
FROM targets
WHERE plan IN (SELECT unnest($plans))
ORDER BY plan, position
