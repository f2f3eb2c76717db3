"""Reads PDF: text, lines, furniture, contents, tables (grid, frames), layout, blocks, headings, title."""
