"""DocDesk: answers from a person's own documents, on their own machine."""

__version__ = "0.1.0"
