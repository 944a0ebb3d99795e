"""Payment providers, one file each; a new file here is a new provider."""
