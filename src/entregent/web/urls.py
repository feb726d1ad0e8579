"""Where each page is, and where each form goes."""

from django.urls import path

from entregent.web.views import many, people, person, saved_lists, today, undo

urlpatterns = [
    path("", today.today_page, name="today"),
    path("today/answer/", today.answer, name="today-answer"),
    path("today/log/", today.log, name="today-log"),
    path("people/", people.people_page, name="people"),
    path("people/act/", many.act, name="people-act"),
    path("people/lists/", saved_lists.save, name="lists"),
    path("people/lists/<int:pk>/", saved_lists.change, name="list"),
    path("people/<int:pk>/", person.person_page, name="person"),
    path("people/<int:pk>/log/", person.log, name="person-log"),
    path("people/<int:pk>/cadence/", person.cadence, name="person-cadence"),
    path("undo/", undo.undo_page, name="undo"),
]
