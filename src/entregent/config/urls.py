"""Where each page is."""

from django.urls import include, path

urlpatterns = [path("", include("entregent.web.urls"))]
