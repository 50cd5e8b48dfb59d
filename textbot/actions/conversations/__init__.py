"""What staff do in a conversation, and what happens to it by itself."""
