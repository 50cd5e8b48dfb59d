"""Work orders: what a service request becomes in a system of the city's, and which system that is."""
