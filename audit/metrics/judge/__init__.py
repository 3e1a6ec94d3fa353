"""`judge:URL`: an OpenAI-compatible chat model as MQM annotator. Off unless asked for; it sends texts to the URL."""

from __future__ import annotations

from audit.metrics.judge.metric import Judge

__all__ = ["Judge"]
