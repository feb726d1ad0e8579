"""What the sheet says that prepares a meeting."""

from django import template

from entregent.core.questions import Question
from entregent.services.wording import preparation

register = template.Library()


@register.filter
def meeting_said(code: str) -> str:
    """Return what one prepares for."""
    return preparation.meeting(code)


@register.filter
def question_said(one: Question) -> str:
    """Return a question to bring."""
    return preparation.question(one)
