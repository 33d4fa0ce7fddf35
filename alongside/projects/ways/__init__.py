"""Ways of working: a short agreement that the team writes together, to which each says "I agree"."""
