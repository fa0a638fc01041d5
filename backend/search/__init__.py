"""Words: segmentation, synonyms, spec queries, and the port behind which an index stands."""
