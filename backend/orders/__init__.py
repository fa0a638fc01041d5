"""Order groups, orders, lines, fulfilments, delivery windows."""
