"""Where each page is, and where each form goes."""

from django.urls import path

from entregent.web.views import batch, beginning, bringing, people, person, today, undo

urlpatterns = [
    path("", today.today_page, name="today"),
    path("today/answer/", today.answer, name="today-answer"),
    path("today/log/", today.log, name="today-log"),
    path("people/", people.people_page, name="people"),
    path("people/<int:pk>/", person.person_page, name="person"),
    path("people/<int:pk>/log/", person.log, name="person-log"),
    path("people/<int:pk>/cadence/", person.cadence, name="person-cadence"),
    path("import/", bringing.bring_page, name="bring"),
    path("import/<slug:key>/", batch.batch_page, name="batch"),
    path("import/<slug:key>/now/", batch.now, name="batch-now"),
    path("import/<slug:key>/look/", batch.look, name="batch-look"),
    path("import/<slug:key>/read/", batch.read, name="batch-read"),
    path("import/<slug:key>/stop/", batch.stop_page, name="batch-stop"),
    path("import/<slug:key>/leave/", batch.leave_page, name="batch-leave"),
    path("import/<slug:key>/undo/", batch.take_back_page, name="batch-undo"),
    path("import/<slug:key>/problems.csv", batch.problems, name="batch-problems"),
    path("begin/people/", beginning.people_page, name="begin-people"),
    path("begin/example/", beginning.example, name="begin-example"),
    path("undo/", undo.undo_page, name="undo"),
]
