"""Pictures and tables as files: PNG, SVG, PDF, HTML, CSV and Parquet."""
