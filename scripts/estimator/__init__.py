"""Build the estimator: data, synthetic faults, training model, export and evaluation."""
