"""Trains a network by PyTorch, in float64 on one thread. kata compare writes the network and the batches to standard input, as
JSON (the records of Comparison.cs), and reads what became of it from standard output.
"""
import json
import sys
import time

import torch


def half_squared(outputs, targets):
    return ((outputs - targets) ** 2).sum(dim=1).mean() / 2


def cross_entropy(outputs, targets):
    return -(targets * torch.log_softmax(outputs, dim=1)).sum(dim=1).mean()


OPTIMISERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
LOSSES = {"half-squared": half_squared, "cross-entropy": cross_entropy}


def train(task):
    """The trained parameters, the loss before each step, and the time that the steps took."""
    layers = [
        (torch.tensor(layer["weights"], requires_grad=True), torch.tensor(layer["biases"], requires_grad=True))
        for layer in task["layers"]
    ]
    method = task["method"]
    optimiser = OPTIMISERS[method["optimiser"]](
        [parameter for layer in layers for parameter in layer], lr=method["learningRate"]
    )
    batches = [(torch.tensor(batch["inputs"]), torch.tensor(batch["targets"])) for batch in task["batches"]]
    losses = []
    start = time.perf_counter()
    for inputs, targets in batches:
        outputs = inputs
        for i, (weights, biases) in enumerate(layers):
            outputs = (torch.relu(outputs) if i > 0 else outputs) @ weights.T + biases
        loss = LOSSES[method["loss"]](outputs, targets)
        losses.append(loss.item())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return layers, losses, time.perf_counter() - start


def main():
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    task = json.load(sys.stdin, parse_int=float)
    train(task)  # The first time is slower, for C# too.
    layers, losses, seconds = train(task)
    json.dump(
        {
            "layers": [{"weights": weights.tolist(), "biases": biases.tolist()} for weights, biases in layers],
            "losses": losses,
            "seconds": seconds,
            "version": torch.__version__,
        },
        sys.stdout,
    )


main()
