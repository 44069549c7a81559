-- The files of the plans in $plans as they were gathered: the plan, its register, its ledger.
SELECT plan, role, file, data
FROM sources
WHERE plan IN (SELECT unnest($plans))
ORDER BY plan, position
