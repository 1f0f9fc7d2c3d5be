"""A synthetic nation: a data package of any size, made up, deterministic and valid, to measure on."""
