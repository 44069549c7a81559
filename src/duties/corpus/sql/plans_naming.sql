-- The plans that have one of the names in $names, in the order of their paths, each with the units
-- that it calls so.
SELECT plan, list(DISTINCT unit) AS units
FROM names
JOIN plans USING (plan)
WHERE name IN (SELECT unnest($names))
GROUP BY plan, path
ORDER BY string_split(path, '/')
