-- The names of units that begin with $typed, at most a thousand.
SELECT DISTINCT name
FROM vocabulary
WHERE starts_with(name, $typed)
ORDER BY name
LIMIT 1000
