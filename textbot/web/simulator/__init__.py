"""/phone: the face of the Twilio double."""
