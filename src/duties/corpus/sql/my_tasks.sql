-- The tasks of the unit that plans call $unit, with its role in each, leads first.
SELECT a.plan, a.role, a.via, t.id, t.title, t.due, t.lead
FROM assignments AS a
JOIN tasks AS t USING (plan, position)
WHERE a.unit = $unit
  AND a.step IS NULL
ORDER BY a.plan, CASE a.role WHEN 'lead' THEN 1 WHEN 'responsible' THEN 2 ELSE 3 END, a.position
