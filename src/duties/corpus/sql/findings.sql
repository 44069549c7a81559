-- What was found wrong with the plans in $plans when they were gathered.
SELECT *
FROM findings
WHERE plan IN (SELECT unnest($plans))
ORDER BY plan, position
