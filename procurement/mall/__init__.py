"""The government e-mall: offers, requisitions, comparison, approval, order, acceptance."""
