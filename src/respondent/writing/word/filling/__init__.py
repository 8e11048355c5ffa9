"""A response's answers put into a regulator's own form, whose words, styles and layout stay."""
