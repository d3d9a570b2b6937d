"""The photos of the demonstration: drawn, for nobody in them could be asked."""
