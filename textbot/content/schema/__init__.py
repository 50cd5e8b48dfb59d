"""What may stand in a playbook's files, a model per file kind; published as JSON Schema under docs/schema/."""
