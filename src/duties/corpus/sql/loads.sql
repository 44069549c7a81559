-- Every unit of the plans in $plans, in the order of each plan, with how many tasks it has, and how
-- many by each role; where $direct, without those that it has through a collective.
WITH counted AS (
    SELECT
        plan,
        unit,
        count(DISTINCT position) AS tasks,
        count(*) FILTER (WHERE role = 'lead') AS lead,
        count(*) FILTER (WHERE role = 'responsible') AS responsible,
        count(*) FILTER (WHERE role = 'support') AS support
    FROM assignments
    WHERE plan IN (SELECT unnest($plans))
      AND step IS NULL
      AND (via IS NULL OR NOT $direct)
    GROUP BY plan, unit
)
SELECT
    plan,
    unit,
    coalesce(any_value(tasks), 0) AS tasks,
    coalesce(any_value(lead), 0) AS lead,
    coalesce(any_value(responsible), 0) AS responsible,
    coalesce(any_value(support), 0) AS support
FROM units
LEFT JOIN counted USING (plan, unit)
WHERE plan IN (SELECT unnest($plans))
  AND unit <> ''
GROUP BY plan, unit
ORDER BY plan, min(position)
