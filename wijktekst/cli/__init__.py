"""The command line: each command parses, calls one public function and prints."""


def main() -> None:
    """Entry point of `wijktekst`; exits with 0, 1 (mend something), 2 (usage) or 3 (unread documents)."""
    from wijktekst.cli.app import app
    from wijktekst.cli.dutch import run

    run(app)
