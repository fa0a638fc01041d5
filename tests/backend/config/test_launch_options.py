"""The launcher's flags and variables."""

from __future__ import annotations

import pytest

from backend.config.launch.options import LaunchFailed, options_read


def test_defaults_and_unknown_flags_go_to_the_trading_day() -> None:
    options = options_read(["--check", "--invoices", "a/b.csv"], environ={})
    assert options.check
    assert options.day_arguments == ("--invoices", "a/b.csv")
    ports = (options.public, options.api, options.files, options.simulators)
    assert [port.number for port in ports] == [8000, 8001, 8002, 8003]
    assert options.host == "127.0.0.1"


@pytest.mark.parametrize("text", ["", "0", "-1", "65536", "８０００", "80.0", "http"])
def test_a_port_that_is_none_is_named_with_its_variable(text: str) -> None:
    with pytest.raises(LaunchFailed, match="SHIJI_API_PORT"):
        options_read([], environ={"SHIJI_API_PORT": text})
