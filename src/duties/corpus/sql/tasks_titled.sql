-- Of the plans in $plans, the tasks whose titles have one of the words in $words, in the order of
-- each plan.
SELECT *
FROM tasks
WHERE plan IN (SELECT unnest($plans))
  AND EXISTS (FROM (SELECT unnest($words) AS word) WHERE contains(coalesce(title_form, title), word))
ORDER BY plan, position
