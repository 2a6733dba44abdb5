"""Pictures of files and of previews in their records, made anew in a process of their own."""
