"""What turns words into numbers and guesses, behind the core's protocols."""
