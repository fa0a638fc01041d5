"""What makes each trading site itself: attribute sets, categories, units, commission. Data only."""
