"""What one may ask of somebody, and do for them: the kinds of favours."""

ASKS = ("introduction", "interview", "referral", "recommendation", "advice", "help", "share")
YES, NO = "yes", "no"  # what whoever was asked answers
