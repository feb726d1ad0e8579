"""Where each page is, and where each form goes."""

from django.urls import path

from entregent.web.views import duplicates, journal, people, person, today, undo

urlpatterns = [
    path("", today.today_page, name="today"),
    path("today/answer/", today.answer, name="today-answer"),
    path("today/log/", today.log, name="today-log"),
    path("people/", people.people_page, name="people"),
    path("people/<int:pk>/", person.person_page, name="person"),
    path("people/<int:pk>/log/", person.log, name="person-log"),
    path("people/<int:pk>/cadence/", person.cadence, name="person-cadence"),
    path("duplicates/", duplicates.duplicates_page, name="duplicates"),
    path("duplicates/compare/", duplicates.compare, name="duplicates-compare"),
    path("duplicates/sure/", duplicates.sure_page, name="duplicates-sure"),
    path("duplicates/sure/merge/", duplicates.merge_sure, name="duplicates-merge-sure"),
    path("duplicates/<int:a>/<int:b>/merge/", duplicates.merge_pair, name="duplicates-merge"),
    path("duplicates/<int:a>/<int:b>/apart/", duplicates.keep_pair_apart, name="duplicates-apart"),
    path("journal/", journal.journal_page, name="journal"),
    path("journal/undo/", journal.undo_act, name="journal-undo"),
    path("undo/", undo.undo_page, name="undo"),
]
