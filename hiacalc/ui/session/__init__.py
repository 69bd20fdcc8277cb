"""What one reader has chosen, how it goes into a link and back, and whose page is drawn next."""
