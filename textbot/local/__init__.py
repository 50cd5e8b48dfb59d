"""What one machine needs: the supervisor, the embedded Valkey, the Twilio double."""
