"""Addresses of fair draws, below a draft and below a published opportunity."""

from django.urls import path

from alongside.selection.drawing import views as drawing
from alongside.selection.planning import views as planning
from alongside.selection.scrutiny import views as scrutiny
from alongside.selection.showing import views as showing
from alongside.selection.targets import views as targets

urlpatterns = [
    path("drafts/<uuid:key>/draw/", planning.plan, name="draft_draw"),
    path("drafts/<uuid:key>/draw/why/", planning.grounds, name="draft_draw_grounds"),
    path("drafts/<uuid:key>/draw/features/new/", planning.feature, name="draft_draw_feature_new"),
    path("drafts/<uuid:key>/draw/features/ready/", planning.ready_made, name="draft_draw_ready"),
    path("drafts/<uuid:key>/draw/features/<int:number>/", planning.feature, name="draft_draw_feature"),
    path(
        "drafts/<uuid:key>/draw/features/<int:number>/remove/",
        planning.remove_feature,
        name="draft_draw_feature_remove",
    ),
    path("drafts/<uuid:key>/draw/scrutineer/", planning.scrutineer, name="draft_draw_scrutineer"),
    path("<slug:slug>/draw/", showing.draw, name="draw"),
    path("<slug:slug>/draw/panels.json", showing.panels, name="draw_panels"),
    path("<slug:slug>/draw/run/", drawing.run, name="draw_run"),
    path("<slug:slug>/draw/run/again/", drawing.begin_again, name="draw_again"),
    path("<slug:slug>/draw/run/number/", drawing.number, name="draw_number"),
    path("<slug:slug>/draw/run/tell/", drawing.tell, name="draw_tell"),
    path("<slug:slug>/draw/run/replace/", drawing.replace, name="draw_replace"),
    path("<slug:slug>/draw/targets/", targets.targets, name="draw_targets"),
    path("<slug:slug>/draw/targets/back/", targets.take_back, name="draw_take_back"),
    path("<slug:slug>/draw/targets/<int:number>/", targets.version, name="draw_version"),
    path("<slug:slug>/draw/targets/<int:number>/propose/", targets.propose, name="draw_propose"),
    path("<slug:slug>/draw/targets/<int:number>/agree/", targets.confirm, name="draw_confirm"),
    path("<slug:slug>/draw/scrutiny/", scrutiny.scrutiny, name="draw_scrutiny"),
    path("<slug:slug>/draw/scrutiny/<str:name>", scrutiny.file, name="draw_scrutiny_file"),
]
