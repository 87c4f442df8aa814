"""What can't be had, what falls short and why: answers that are solved, not guessed."""
