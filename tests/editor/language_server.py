"""Talks to a language server as an editor does: JSON-RPC over its standard input and output."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TIMEOUT_S = 60


class LanguageServer:
    """A running server with one open document at a time."""

    def __init__(self, command: Sequence[str], settings: dict[str, Any]) -> None:
        """Starts the server.

        Args:
            command: What starts it.
            settings: What it is told when it asks for its configuration.
        """
        self._settings = settings
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._asked = 0
        self._notices: list[dict[str, Any]] = []
        workspace = {"configuration": True}
        documents = {"hover": {"contentFormat": ["plaintext"]}, "publishDiagnostics": {}}
        self.ask(
            "initialize",
            processId=None,
            rootUri=None,
            capabilities={"workspace": workspace, "textDocument": documents},
        )
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings=settings)

    def open(self, path: Path, text: str) -> list[dict[str, Any]]:
        """Opens a document; what the server finds wrong with it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=document)
        found = self._notice("textDocument/publishDiagnostics", path.as_uri())
        return list(found["diagnostics"])

    def ask(self, method: str, **parameters: Any) -> Any:
        """What the server answers to a request."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == self._asked and "method" not in message:
                assert "error" not in message, message["error"]
                return message.get("result")

    def at(self, method: str, path: Path, line: int, column: int) -> Any:
        """What the server answers about a place of the open document; both count from 0."""
        return self.ask(
            f"textDocument/{method}",
            textDocument={"uri": path.as_uri()},
            position={"line": line, "character": column},
        )

    def stop(self) -> None:
        """Ends the server."""
        self.ask("shutdown")
        self._tell("exit")
        self._process.communicate(timeout=TIMEOUT_S)

    def _notice(self, method: str, uri: str) -> dict[str, Any]:
        while True:
            for message in self._notices:
                if message["method"] == method and message["params"].get("uri") == uri:
                    self._notices.remove(message)
                    return dict(message["params"])
            self._receive()

    def _tell(self, method: str, **parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message; what the server asks is answered, what it tells is kept."""
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        elif "method" in message:
            self._notices.append(message)
        return message

    def _answer(self, message: dict[str, Any]) -> Any:
        if message["method"] != "workspace/configuration":
            return None
        return [self._settings.get(item["section"]) for item in message["params"]["items"]]
