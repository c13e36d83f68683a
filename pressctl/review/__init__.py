"""What reviewers see: pages in a browser on this machine."""
