"""Permissions of the process kernel."""

PROCESS_READ = "gov.process.read"
PROCESS_READ_ALL = "gov.process.read.all"
SUPERVISE = "gov.supervise"
