"""Finding an opportunity: the list, its filters and counts, the page of one."""
