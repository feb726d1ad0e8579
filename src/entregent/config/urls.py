"""Where each page is."""

from django.urls import include, path

handler400 = "entregent.web.views.malformed.malformed"
urlpatterns = [path("", include("entregent.web.urls"))]
