"""Opening a small network (ONNX) that works beside a call."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from voicesim.errors import ModelError


def opened(path: Path, unreadable: ModelError) -> Any:
    """A session on one thread and without an arena; raises `unreadable` when `path` holds no such network.

    A call must not spread over the cores, nor keep memory that it does not use.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    broken = onnxruntime.capi.onnxruntime_pybind11_state
    failures = (
        broken.InvalidProtobuf,
        broken.InvalidGraph,
        broken.NoSuchFile,
        broken.Fail,
        broken.NotImplemented,
    )
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except failures as problem:
        raise unreadable from problem
