"""Work done beside the pages: a worker, a schedule of what recurs, and a sign of life."""
