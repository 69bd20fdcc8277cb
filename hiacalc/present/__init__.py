"""What people see: texts in bokmål and English, number formats, tables, charts and exports."""
