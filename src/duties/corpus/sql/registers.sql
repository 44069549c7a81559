-- The registers that the plans in $plans name, as they were gathered.
SELECT plan, role, file, data
FROM sources
WHERE plan IN (SELECT unnest($plans))
  AND role = 'register'
ORDER BY plan
