"""What runs in a child process with limits: files from outside are opened only here. Standard library and calamine."""
