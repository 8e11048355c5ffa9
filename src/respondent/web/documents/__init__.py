"""Documents as pages show them: the list, a preview with its claims, and what stands behind each."""
