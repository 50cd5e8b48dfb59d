"""Files a city writes, read, checked and frozen into a Playbook."""
