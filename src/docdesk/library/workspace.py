"""One opened workspace: its files, pages and words, on one connection."""

from pathlib import Path

from docdesk.library.conversations import Conversations
from docdesk.library.database import Database
from docdesk.library.files import FileList
from docdesk.library.reading import Pages
from docdesk.library.scopes import Scopes
from docdesk.library.tags import Tags
from docdesk.library.whole import WholeDocuments
from docdesk.library.words import Words
from docdesk.library.workings import Workings


class Workspace:
    """A workspace for reading and for small changes; indexing goes through `open_for_writing`."""

    def __init__(self, name: str, folder: Path, database: Database) -> None:
        self.name = name
        self.folder = folder
        self.database = database
        self.files = FileList(database, name)
        self.pages = Pages(database)
        self.words = Words(database)
        self.scopes = Scopes(database)
        self.tags = Tags(database)
        self.whole = WholeDocuments(database)
        self.workings = Workings(database)
        self.conversations = Conversations(database)

    def close(self) -> None:
        """Close the connection."""
        self.database.close()
