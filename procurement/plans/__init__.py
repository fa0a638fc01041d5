"""Budget items of departments, plan lines, and the reservation of budget for a case."""
