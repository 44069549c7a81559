-- The plans in $plans, in the order of their paths.
SELECT *
FROM plans
WHERE plan IN (SELECT unnest($plans))
ORDER BY string_split(path, '/')
