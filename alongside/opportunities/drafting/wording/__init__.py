"""The plain-English check of a draft: advice beside the words it is about, never a block."""
