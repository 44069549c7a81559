-- Every name of a unit, with the year and the issuer of the plans that have it.
SELECT year, issuer, name
FROM vocabulary
