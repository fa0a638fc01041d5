"""Every purchase to the public: OCDS releases, a feed, compiled releases and Chinese notices."""
