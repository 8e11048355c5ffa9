"""All that a quantity may mean: figures of the evidence, and what is worked out from them."""
