"""The vocabulary's nouns as tables; every row carries its book, so that books never mix."""

from entregent.storage.models.article import Article, Shared
from entregent.storage.models.blurb import Blurb
from entregent.storage.models.book import Book, ForgottenSign, IgnoredAddress, MyAddress
from entregent.storage.models.boundary import Boundary
from entregent.storage.models.campaign import Campaign, Greeting
from entregent.storage.models.event import Attendee, Event
from entregent.storage.models.exchange import Exchange, Participant
from entregent.storage.models.favour import Favour
from entregent.storage.models.goal import Goal, Target
from entregent.storage.models.held_review import HeldReview
from entregent.storage.models.interest import Interest
from entregent.storage.models.introduction import Introduction
from entregent.storage.models.job import Digest, JobRun
from entregent.storage.models.journal import Change, Entry
from entregent.storage.models.likeness import LikelyPair, LikenessKey, ToCompare
from entregent.storage.models.link import Link, NotLinked
from entregent.storage.models.opportunity import Opportunity
from entregent.storage.models.outgoing import MailAccount, Outgoing
from entregent.storage.models.person import (
    Address,
    Circle,
    Membership,
    Mention,
    Note,
    Organisation,
    Person,
    Position,
)
from entregent.storage.models.saved_list import SavedList
from entregent.storage.models.source import ColumnMapping, SourceRecord
from entregent.storage.models.template import Template
from entregent.storage.models.tie import Decision, FollowUp, Occasion, Tie
from entregent.storage.models.top import Top
from entregent.storage.models.wanted_share import WantedShare

__all__ = [
    "Address",
    "Article",
    "Attendee",
    "Blurb",
    "Book",
    "Boundary",
    "Campaign",
    "Change",
    "Circle",
    "ColumnMapping",
    "Decision",
    "Digest",
    "Entry",
    "Event",
    "Exchange",
    "Favour",
    "FollowUp",
    "ForgottenSign",
    "Goal",
    "Greeting",
    "HeldReview",
    "IgnoredAddress",
    "Interest",
    "Introduction",
    "JobRun",
    "LikelyPair",
    "LikenessKey",
    "Link",
    "MailAccount",
    "Membership",
    "Mention",
    "MyAddress",
    "NotLinked",
    "Note",
    "Occasion",
    "Opportunity",
    "Organisation",
    "Outgoing",
    "Participant",
    "Person",
    "Position",
    "SavedList",
    "Shared",
    "SourceRecord",
    "Target",
    "Template",
    "Tie",
    "ToCompare",
    "Top",
    "WantedShare",
]
