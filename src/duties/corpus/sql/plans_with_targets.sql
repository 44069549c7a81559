-- Every plan that has a target, in the order of its path.
SELECT plan
FROM plans
WHERE plan IN (SELECT plan FROM targets)
ORDER BY string_split(path, '/')
