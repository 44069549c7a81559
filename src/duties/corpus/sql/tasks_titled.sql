-- Of the plans in $plans, the tasks whose titles have one of the words in $words, in the order of
-- each plan.
WITH theirs AS (
    SELECT DISTINCT plan, position
    FROM tasks
    JOIN (SELECT unnest($words) AS word) ON contains(coalesce(title_form, title), word)
    WHERE plan IN (SELECT unnest($plans))
)
SELECT tasks.*
FROM tasks
JOIN theirs USING (plan, position)
ORDER BY plan, position
