"""Words on the sites: pages, menus and news."""
