-- Every plan that has a target.
SELECT DISTINCT plan
FROM targets
