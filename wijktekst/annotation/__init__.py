"""Labels of people: which sentences to label, tasks for annotation tools, what comes back."""
