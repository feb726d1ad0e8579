"""What one may ask of somebody, and do for them: the kinds of favours."""

ASKS = ("introduction", "interview", "referral", "recommendation", "advice", "help", "share")
