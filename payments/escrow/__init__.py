"""Hold, release and refund of guaranteed trade."""
