from pathlib import Path

import pytest

from docdesk.domain.documents import expanded


@pytest.mark.parametrize("path", ["~/a.pdf", Path("~/a.pdf")])
def test_a_path_is_taken_from_the_home_folder(path, monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert expanded(path) == tmp_path / "a.pdf"


def test_a_name_that_only_begins_like_a_home_folder_stays():
    assert expanded("~$letter.docx") == Path("~$letter.docx")
