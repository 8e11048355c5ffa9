"""From documents and manifests back to the records that they rest on."""
