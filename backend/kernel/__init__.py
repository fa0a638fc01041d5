"""Ground floor: values and rules that every room stands on; knows no business table."""
