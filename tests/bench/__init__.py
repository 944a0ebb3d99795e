"""`make bench`: what the design promises about speed, measured as ratios to anchors in the same run."""
