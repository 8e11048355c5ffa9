"""What a draft's figures say of each other."""
