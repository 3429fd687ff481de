"""What can go wrong in the user's world, each with a sentence and a hint."""


class DocdeskError(Exception):
    """The world's fault, not ours: `message` says what happened, `hint` what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["DocdeskError"], tuple[str, str]]:
        return (type(self), (self.message, self.hint))


class DocumentError(DocdeskError):
    """A document could not be read."""


class PasswordNeeded(DocumentError):
    """The document is encrypted and opens only with a password."""


class TextMissing(DocumentError):
    """The document has pages but no text layer: it needs OCR."""


class DocumentEmpty(DocumentError):
    """The document holds nothing at all."""


class DocumentTooLarge(DocumentError):
    """The document exceeds a limit named in the settings."""


class KindUnsupported(DocumentError):
    """DocDesk does not read this kind of file."""


class DocumentDamaged(DocumentError):
    """The document cannot be decoded: cut off, corrupted or not what its name says."""


class ParserFailed(DocumentError):
    """The document crashed its parser, or used up its time or memory."""


class ParserUnavailable(DocdeskError):
    """No parser can be started: nothing is known of the document, and no other can be read."""


class LibraryError(DocdeskError):
    """A workspace on disk could not be read or written."""


class WorkspaceMissing(LibraryError):
    """There is no workspace of that name."""


class WorkspaceBusy(LibraryError):
    """Another DocDesk is writing to the workspace."""


class IndexingPaused(LibraryError):
    """The person paused the workspace's indexing; nothing starts until it is resumed."""


class ModelError(DocdeskError):
    """A model file or folder cannot be used."""


class EngineError(DocdeskError):
    """The engine could not load its model, or stopped while answering."""


class SettingsError(DocdeskError):
    """A setting or the policy holds a value that is not allowed."""


class Cancelled(Exception):
    """The person asked to stop; nothing is wrong and nothing is shown."""
