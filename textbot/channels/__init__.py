"""Ways to text: Twilio behind one protocol."""
