"""The pages by which a team comes in and goes, and on which administrators say who may."""
