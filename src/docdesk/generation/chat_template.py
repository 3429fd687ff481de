"""A chat as one text: the model's template around messages, with untrusted text kept apart."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

# A rendered template is cut at these marks (private-use characters, so that no template has them).
_MARK = "\ue000{}\ue001"
_MARKS = re.compile("\ue000(\\d+)\ue001")


class TemplateRefused(Exception):
    """The model's chat template does not take these messages."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat; `role` is "system", "user" or "assistant"."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class PromptPart:
    """A stretch of the prompt; control tokens are recognised in trusted parts alone."""

    text: str
    is_trusted: bool


Render = Callable[[Sequence[Message]], str]  # TemplateRefused when it does not take them


class Untrusted:
    """The texts of a prompt that others wrote: marked while it is rendered, put in afterwards."""

    def __init__(self) -> None:
        self._texts: list[str] = []

    def mark(self, text: str) -> str:
        """What stands for the text in a message."""
        self._texts.append(text)
        return _MARK.format(len(self._texts) - 1)

    def parts(self, messages: Sequence[Message], render: Render) -> tuple[PromptPart, ...]:
        """The rendered messages, with the marked texts as untrusted parts."""
        pieces = _MARKS.split(self._rendered(messages, render))  # trusted, number, trusted, ...
        parts = [
            PromptPart(self._texts[int(piece)] if index % 2 else piece, is_trusted=not index % 2)
            for index, piece in enumerate(pieces)
        ]
        return tuple(part for part in parts if part.text)

    def _rendered(self, messages: Sequence[Message], render: Render) -> str:
        """The messages in a form that the template takes and that leaves nothing out."""
        for form in (messages, _without_system(messages)):
            try:
                rendered = render(form)
            except TemplateRefused:
                continue
            if len(_MARKS.findall(rendered)) == len(self._texts):
                return rendered
        return plain_template(messages)


def plain_template(messages: Sequence[Message]) -> str:
    """A text that base models go on from, for files without a chat template."""
    lines = {"system": "{}\n", "user": "\nQuestion: {}\n", "assistant": "Answer: {}\n"}
    return "".join(lines[m.role].format(m.content) for m in messages) + "Answer:"


def _without_system(messages: Sequence[Message]) -> Sequence[Message]:
    if messages[0].role != "system":
        return messages
    system, first, *rest = messages
    return [Message(first.role, f"{system.content}\n\n{first.content}"), *rest]
