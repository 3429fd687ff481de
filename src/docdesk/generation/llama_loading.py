"""Opening a GGUF file with llama.cpp, whose messages go to stderr."""

import ctypes
import sys

import llama_cpp.llama_cpp as native

_WARNING, _ERROR = 3, 4  # GGML_LOG_LEVEL_WARN and _ERROR of ggml.h


class ModelUnreadable(Exception):
    """llama.cpp refused the file."""


def gpu_is_usable() -> bool:
    """True when this build of llama.cpp can put layers on a graphics card."""
    return bool(native.llama_supports_gpu_offload())


def load_file(path: str, gpu_layers: int, is_repacked: bool) -> native.llama_model_p:
    """The model, to be freed by the caller; ModelUnreadable when llama.cpp refuses the file."""
    native.llama_log_set(_LOG_CALLBACK, ctypes.c_void_p(0))
    native.llama_backend_init()
    params = native.llama_model_default_params()
    params.n_gpu_layers = gpu_layers
    params.use_extra_bufts = is_repacked
    model = native.llama_model_load_from_file(path.encode("utf-8"), params)
    if not model:
        raise ModelUnreadable(path)
    return model  # type: ignore[no-any-return]


def _log(level: int, text: bytes, _data: ctypes.c_void_p) -> None:
    if level in (_WARNING, _ERROR):
        sys.stderr.write(text.decode("utf-8", "replace"))
        sys.stderr.flush()


# Native code calls it as long as it lives and keeps no reference: neither a model's nor garbage.
_LOG_CALLBACK = native.llama_log_callback(_log)
