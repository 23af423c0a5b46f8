// Replaced as the floor is built.
