"""The launcher: starts the parts of the product on one machine and looks after them."""
