"""From a template and a workspace to documents."""
