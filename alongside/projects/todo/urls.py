"""Addresses of tasks."""

from django.urls import path

from alongside.projects.todo import views

_TASKS = "projects/<slug:slug>/team/tasks/"

urlpatterns = [
    path(_TASKS, views.tasks, name="team_tasks"),
    path(f"{_TASKS}new/", views.new, name="team_task_new"),
    path(f"{_TASKS}<uuid:key>/", views.task, name="team_task"),
    path(f"{_TASKS}<uuid:key>/press/", views.press, name="team_task_press"),
]
