"""What templates say and draw: every word comes from services.wording."""
