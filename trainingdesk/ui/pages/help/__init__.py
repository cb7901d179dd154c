"""Help, bundled: the main job by role, keys, findings, glossary."""
