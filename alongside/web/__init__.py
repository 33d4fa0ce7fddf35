"""What every address shares: who may open it, how often, its headers, and keeping what was typed."""
