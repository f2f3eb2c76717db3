"""Serves the explorer to one browser on this computer, until it is told to stop."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import TYPE_CHECKING

from wijktekst.errors import InputError, reason_of
from wijktekst.explorer.documents import Documents
from wijktekst.explorer.gate import KEY, Gate, Keys
from wijktekst.explorer.pictures import Pictures

if TYPE_CHECKING:
    from uvicorn import Server

    from wijktekst.explorer.index import Index

HOST = "127.0.0.1"
#: Seconds that a request may still take when the explorer is stopped, and browsers that may wait for it.
_GRACE, _WAITING = 1, 100


class Site:
    """The pages over the reports in `out`, at an address on this computer.

    `folder` is where the documents are now, if they were moved; `port` 0 takes one that is free. Raises
    InputError when the port is taken.
    """

    def __init__(self, index: Index, out: Path, folder: Path | None = None, port: int = 0) -> None:
        from wijktekst import pipeline
        from wijktekst.explorer.app import application

        self._listener = _listener(port)
        self.port: int = self._listener.getsockname()[1]
        self._keys = Keys()
        self._pictures = Pictures(Documents(out, folder))
        pages = application(index, out, self._pictures, pipeline.labels_of(out))
        self._server = _server(Gate(pages, self._keys, self.port))

    @property
    def address(self) -> str:
        """The address with the key that stays good."""
        return f"http://{HOST}:{self.port}/?{KEY}={self._keys.lasting}"

    @property
    def address_once(self) -> str:
        """The address with the key that is good once, for a browser that is started from here."""
        return f"http://{HOST}:{self.port}/?{KEY}={self._keys.once}"

    def run(self) -> None:
        """Serve until Ctrl-C or `stop`."""
        self._pictures.warm_up()
        try:
            self._server.run([self._listener])
        except KeyboardInterrupt:  # the server has ended its work, and passes on what ended it
            pass
        finally:
            self._pictures.close()
            self._listener.close()

    def stop(self) -> None:
        """Let `run`, in another thread, come to an end."""
        self._server.should_exit = True


def _listener(port: int) -> socket.socket:
    """A socket that only this computer can reach; who comes before the server is there waits."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        listener.close()
        raise InputError(
            f"Poort {port} is niet vrij ({reason_of(error)}). Kies een andere, of laat --poort weg."
        ) from error
    listener.listen(_WAITING)
    return listener


def _server(gate: Gate) -> Server:
    """A server that writes down nothing of what is asked."""
    import uvicorn

    return uvicorn.Server(
        uvicorn.Config(
            gate,
            http="h11",
            ws="none",
            lifespan="off",
            access_log=False,
            log_config=None,
            server_header=False,
            date_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=_GRACE,
        )
    )
