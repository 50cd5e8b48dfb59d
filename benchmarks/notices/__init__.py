"""How notices are sent: their pace, what sending costs, and what becomes of them when things go wrong."""
