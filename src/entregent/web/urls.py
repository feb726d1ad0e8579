"""Where each page is, and where each form goes."""

from django.urls import path

from entregent.web.views import (
    go,
    note,
    offline,
    people,
    person,
    person_card,
    person_edit,
    person_paste,
    today,
    undo,
)

urlpatterns = [
    path("", today.today_page, name="today"),
    path("today/answer/", today.answer, name="today-answer"),
    path("today/log/", today.log, name="today-log"),
    path("people/", people.people_page, name="people"),
    path("people/<int:pk>/", person.person_page, name="person"),
    path("people/<int:pk>/log/", person.log, name="person-log"),
    path("people/<int:pk>/cadence/", person.cadence, name="person-cadence"),
    path("people/<int:pk>/edit/<slug:part>/", person_edit.edit, name="person-edit"),
    path("people/<int:pk>/notes/", person_edit.write_note, name="person-note"),
    path(
        "people/<int:pk>/notes/<int:number>/remove/",
        person_edit.drop_note,
        name="person-note-remove",
    ),
    path("people/<int:pk>/card.vcf", person_card.card, name="person-card"),
    path("people/<int:pk>/card.svg", person_card.code, name="person-code"),
    path("people/<int:pk>/paste/", person_paste.paste, name="person-paste"),
    path("people/<int:pk>/plan/", person_edit.plan_follow_up, name="person-plan"),
    path(
        "people/<int:pk>/plan/<int:number>/drop/",
        person_edit.drop_follow_up,
        name="person-plan-drop",
    ),
    path("people/<int:pk>/erase/", person_edit.erase, name="person-erase"),
    path("note/", note.note_page, name="note"),
    path("note/who/", note.who, name="note-who"),
    path("go/", go.go_page, name="go"),
    path("offline/", offline.offline_page, name="offline"),
    path("undo/", undo.undo_page, name="undo"),
]
