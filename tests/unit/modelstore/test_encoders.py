"""Finding encoders."""

from docdesk.modelstore.encoders import find_encoders


def test_folders_with_modules_are_encoders_by_name(tmp_path):
    for name in ("b/Zeta", "a/alpha", "a/not-one"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "b/Zeta/modules.json").write_text("[]")
    (tmp_path / "a/alpha/modules.json").write_text("[]")

    found = find_encoders([tmp_path / "b", tmp_path / "a", tmp_path / "missing"])

    assert [path.name for path in found] == ["alpha", "Zeta"]
    assert all(path.is_absolute() for path in found)
