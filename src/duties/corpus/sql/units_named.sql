-- The unit that each name in $names means in the plans of an issuer; the first by its name, of several.
SELECT issuer, name, min(unit) AS unit
FROM names
WHERE name IN (SELECT unnest($names))
GROUP BY issuer, name
