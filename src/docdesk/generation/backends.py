"""Which graphics back ends llama.cpp was built with, told without loading it."""

from importlib.util import find_spec
from pathlib import Path

_GRAPHICS = ("cuda", "vulkan", "metal", "hip", "sycl", "opencl", "musa", "cann")


def graphics_backends(folder: Path | None = None) -> tuple[str, ...]:
    """Names such as "cuda", from the libraries in llama_cpp's folder; empty for a CPU build."""
    names = {path.name.lower() for path in (folder or _library_folder()).glob("*ggml-*")}
    return tuple(each for each in _GRAPHICS if any(f"ggml-{each}" in name for name in names))


def _library_folder() -> Path:
    spec = find_spec("llama_cpp")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "lib"
