-- The plans that have one of the names in $names, each with the unit that it calls so.
SELECT DISTINCT plan, unit
FROM names
WHERE name IN (SELECT unnest($names))
