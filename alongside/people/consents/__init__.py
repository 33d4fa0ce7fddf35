"""What somebody agreed to about their health data: to which words, when, how, for whom; and taking it back."""
