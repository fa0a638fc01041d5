"""One state machine for every procedure: declared arrows, guards, timers, holds, history."""
