"""The quantities that English prose states, each with its exact place and what the words around it say."""
