"""The public edition: a workspace without what is confidential, and files that tell no more than they must."""
