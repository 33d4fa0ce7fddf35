"""Everything that puts the rooms together: settings, addresses, the templates' environment, the server's entry."""
