"""What the tables mean: a pledge, a work, a department, with all that belongs to each, one at a time."""
