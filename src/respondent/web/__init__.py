"""The browser's side: pages that are made on the server, and who may see and change what in them."""
