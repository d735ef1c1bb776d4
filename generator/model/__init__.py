"""The value types of all stages, a module a stage, in the order in which the data passes."""
