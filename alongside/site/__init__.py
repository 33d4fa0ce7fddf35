"""Pages made of several rooms: home, my page, the words about the service, errors and health."""
