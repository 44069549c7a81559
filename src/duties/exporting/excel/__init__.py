"""A plan → an Excel workbook."""
