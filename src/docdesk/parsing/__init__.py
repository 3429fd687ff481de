"""From a file to pages with text, headings and positions; kept light, formats load when needed."""
