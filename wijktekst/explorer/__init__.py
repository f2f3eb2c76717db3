"""A local page over a result store: search, filter, and the page of the document that says so."""
