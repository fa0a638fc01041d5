"""The shared commerce core and the roof where everything meets."""
