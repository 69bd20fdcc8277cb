"""Parts that views are made of: charts, tables, downloads, text from outside."""
