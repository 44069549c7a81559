-- How many tasks every unit has in all plans by an issuer, and how many of them it leads.
SELECT
    issuer,
    unit,
    count(DISTINCT (plan, position)) AS tasks,
    count(*) FILTER (WHERE role = 'lead') AS leads,
    count(DISTINCT plan) AS plans
FROM assignments
WHERE step IS NULL
GROUP BY issuer, unit
ORDER BY tasks DESC, issuer, unit
