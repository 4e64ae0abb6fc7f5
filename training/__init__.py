"""How the packaged contradiction model is made: data to rows, rows to weights, weights and rules to one label."""
