"""Small fits for calibration: logistic regression, isotonic regression, ranking figures."""

from __future__ import annotations

import numpy as np


def fit_logistic(x: np.ndarray, y: np.ndarray, weight: np.ndarray | None = None, ridge: float = 0.3) -> dict:
    """Newton's method; x [n, k], y [n] 0 or 1; returns {"weights": [k], "bias": float}."""
    weight = np.ones(len(y)) if weight is None else weight
    scale = x.std(0) + 1e-6
    design = np.c_[x / scale, np.ones(len(x))]
    beta = np.zeros(design.shape[1])
    penalty = np.r_[np.full(x.shape[1], ridge * len(y) / 100), 0.0]
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (weight * (p - y)) + penalty * beta
        curvature = (design * (weight * p * (1 - p))[:, None]).T @ design + np.diag(penalty + 1e-6)
        step = np.linalg.solve(curvature, gradient)
        beta -= np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-6:
            break
    return {"weights": [round(float(b), 5) for b in beta[:-1] / scale], "bias": round(float(beta[-1]), 5)}


def isotonic(x: np.ndarray, y: np.ndarray, points: int = 12) -> list[list[float]]:
    """Increasing share of `y` over `x` (pool adjacent violators on quantile bins), as (x, share) points."""
    order = np.argsort(x)
    bins = [b for b in np.array_split(order, points) if len(b)]
    pools = [[float(y[b].sum()), float(len(b)), [float(x[b].mean())]] for b in bins]
    merged: list[list] = []
    for pool in pools:
        merged.append(pool)
        while len(merged) > 1 and merged[-2][0] / merged[-2][1] >= merged[-1][0] / merged[-1][1]:
            last = merged.pop()
            merged[-1] = [merged[-1][0] + last[0], merged[-1][1] + last[1], merged[-1][2] + last[2]]
    return [[round(v, 4), round((s + 0.5) / (n + 1), 4)] for s, n, values in merged for v in values]


def auc(positive: np.ndarray, negative: np.ndarray) -> float:
    """The chance that a positive ranks above a negative, ties counted half."""
    values = np.concatenate([positive, negative])
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[inverse]
    n, m = len(positive), len(negative)
    return float((ranks[:n].sum() - n * (n + 1) / 2) / (n * m))


def recall_at(positive: np.ndarray, negative: np.ndarray, rate: float) -> float:
    """The share of positives above the threshold that flags at most `rate` of the negatives."""
    allowed = int(np.floor(rate * len(negative)))
    threshold = np.sort(negative)[::-1][allowed]
    return float((positive > threshold).mean())


def matthews(predicted: np.ndarray, actual: np.ndarray) -> float:
    """Matthews correlation of two boolean arrays."""
    tp, tn = np.sum(predicted & actual), np.sum(~predicted & ~actual)
    fp, fn = np.sum(predicted & ~actual), np.sum(~predicted & actual)
    below = np.sqrt(float(tp + fp) * float(tp + fn) * float(tn + fp) * float(tn + fn))
    return float((tp * tn - fp * fn) / below) if below else 0.0
