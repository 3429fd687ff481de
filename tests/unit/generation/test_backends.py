"""Graphics back ends are told from the names of libraries."""

from pathlib import Path

import pytest

from docdesk.generation.backends import graphics_backends


@pytest.mark.parametrize(
    ("names", "backends"),
    [
        (["libggml.so", "libggml-base.so", "libggml-cpu.so", "libllama.so"], ()),
        (["libggml-cpu.so", "libggml-cuda.so"], ("cuda",)),
        (["ggml-vulkan.dll", "ggml-base.dll"], ("vulkan",)),
        (["libggml-metal.dylib", "libggml-blas.dylib"], ("metal",)),
    ],
)
def test_the_libraries_name_the_back_ends(
    tmp_path: Path, names: list[str], backends: tuple[str, ...]
) -> None:
    for name in names:
        (tmp_path / name).touch()

    assert graphics_backends(tmp_path) == backends
