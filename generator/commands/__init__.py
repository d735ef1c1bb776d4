"""The `digest` command: a file a subcommand."""
