"""The page that shows drafts with their assessments: one file of HTML to send round."""
