"""Permissions of budget and plans."""

PLAN_READ = "gov.plan.read"
PLAN_EDIT = "gov.plan.edit"
READ_ALL = "gov.process.read.all"
