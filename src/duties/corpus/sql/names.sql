-- Every name of a unit, and by whom the plans were issued that have it.
SELECT DISTINCT year, issuer, name
FROM names
