"""The catalogue of good models."""

from pathlib import Path

import pytest

from docdesk.domain.errors import ModelError
from docdesk.modelstore.catalogue import GB, read_catalogue
from docdesk.modelstore.fit import working_bytes

CATALOGUE = Path(__file__).parents[3] / "models" / "catalogue.toml"
CONTEXT = 8_192
BITS_PER_WEIGHT = (4.0, 9.0)  # Q4_K_M to Q8_0: a typing error in a size falls outside


def test_entries_come_smallest_first():
    parameters = [entry.parameters for entry in read_catalogue(CATALOGUE)]

    assert len(parameters) >= 10
    assert parameters == sorted(parameters)


@pytest.mark.parametrize("entry", read_catalogue(CATALOGUE), ids=lambda entry: entry.name)
def test_sizes_and_memory_of_an_entry_agree_with_each_other(entry):
    for file in entry.files:
        bits = file.size_bytes * 8 / entry.parameters
        cache = entry.cache_bytes_per_token * min(CONTEXT, entry.context)
        memory = file.size_bytes + cache + working_bytes(entry.vocabulary)

        assert BITS_PER_WEIGHT[0] < bits < BITS_PER_WEIGHT[1]
        assert file.memory_bytes == pytest.approx(memory, abs=0.06 * GB)


def test_there_are_models_for_italian():
    assert any("it" in entry.languages for entry in read_catalogue(CATALOGUE))


@pytest.mark.parametrize("content", ["", "[[model]]\nname = 'x'", "no toml ["])
def test_a_damaged_catalogue_is_an_error_in_words(tmp_path, content):
    path = tmp_path / "catalogue.toml"
    path.write_text(content)

    with pytest.raises(ModelError, match=r"catalogue\.toml cannot be read"):
        read_catalogue(path)
