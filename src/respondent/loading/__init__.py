"""From a folder of files to one immutable workspace, with every problem found on the way."""
