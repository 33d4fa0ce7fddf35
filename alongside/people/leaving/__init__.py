"""My data: see it, take it along, delete it, without asking anybody; and accounts that nobody uses any more."""
