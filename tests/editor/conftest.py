"""yaml-language-server, which serves VS Code, Neovim and others, with our schema."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.reference.file_schema import schema
from tests.editor.language_server import LanguageServer
from tests.npm_packages import install_packages

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def editor_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the server's package and the schema."""
    folder = tmp_path_factory.mktemp("editor")
    install_packages(HERE / "package.json", folder)
    (folder / "athlete.schema.json").write_text(json.dumps(schema()), "utf-8")
    return folder


@pytest.fixture(scope="session")
def server(editor_folder: Path) -> Iterator[LanguageServer]:
    """The running server; it looks for no schema but ours."""
    command = [str(editor_folder / "node_modules/.bin/yaml-language-server"), "--stdio"]
    server = LanguageServer(command, {"yaml": {"schemaStore": {"enable": False}}})
    yield server
    server.stop()
