"""The trainings of training.cs by NumPy and by PyTorch, as one writes them there: whole matrices, float64, one thread.
It trains once per line on standard input, and prints the processor time in milliseconds and the first epoch's loss.
"""
import sys
import time

import numpy as np


def read(path):
    """Batch size, epochs, learning rate; inputs, targets, W1, W2."""
    values = np.fromfile(path)
    numbers, values, matrices = values[:3], values[3:], []
    while len(values):
        rows, columns = int(values[0]), int(values[1])
        matrices.append(values[2:2 + rows * columns].reshape(rows, columns))
        values = values[2 + rows * columns:]
    return int(numbers[0]), int(numbers[1]), float(numbers[2]), *matrices


def blas():
    """The library that multiplies, by what this process has loaded."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        loaded = {line.split()[-1].rsplit("/", 1)[-1] for line in maps if "blas" in line}
    return "OpenBLAS" if any("openblas" in name for name in loaded) else "reference BLAS" if loaded else "a BLAS of its own"


class NumPy:
    def __init__(self, w1, w2):
        self.w1, self.b1 = w1.copy(), np.zeros(w1.shape[1])
        self.w2, self.b2 = w2.copy(), np.zeros(w2.shape[1])

    def step(self, x, y, rate):
        z = x @ self.w1
        z += self.b1
        h = np.maximum(z, 0)
        z2 = h @ self.w2
        z2 += self.b2
        if y.shape[1] == 1:
            loss = (np.maximum(z2, 0) - y * z2 + np.log1p(np.exp(-np.abs(z2)))).sum()
            p = 1 / (1 + np.exp(-z2))
        else:
            e = np.exp(z2 - z2.max(axis=1, keepdims=True))
            p = e / e.sum(axis=1, keepdims=True)
            loss = -np.log(p[y > 0]).sum()
        d2 = (p - y) / len(x)
        d1 = d2 @ self.w2.T
        d1 *= h > 0
        self.w2 -= rate * (h.T @ d2)
        self.b2 -= rate * d2.sum(axis=0)
        self.w1 -= rate * (x.T @ d1)
        self.b1 -= rate * d1.sum(axis=0)
        return loss


class Torch:
    def __init__(self, w1, w2):
        self.torch = torch
        self.parameters = [torch.tensor(value, requires_grad=True) for value in (w1, np.zeros(w1.shape[1]), w2, np.zeros(w2.shape[1]))]
        self.optimiser = None

    def step(self, x, y, rate):
        functional = self.torch.nn.functional
        w1, b1, w2, b2 = self.parameters
        self.optimiser = self.optimiser or self.torch.optim.SGD(self.parameters, lr=rate)
        self.optimiser.zero_grad()
        z2 = self.torch.addmm(b2, functional.relu(self.torch.addmm(b1, x, w1)), w2)
        if y.dim() == 2:
            loss = functional.binary_cross_entropy_with_logits(z2, y)
        else:
            loss = functional.cross_entropy(z2, y)
        loss.backward()
        self.optimiser.step()
        return loss.item() * len(x)


def main(library, path):
    batch_size, epochs, rate, inputs, targets, w1, w2 = read(path)
    network = NumPy
    if library == "torch":
        network = Torch
        inputs = torch.tensor(inputs)
        targets = torch.tensor(targets if targets.shape[1] == 1 else targets.argmax(axis=1))
    batches = [slice(start, start + batch_size) for start in range(0, len(inputs), batch_size)]
    print(f"{np.__version__ if library == 'numpy' else torch.__version__}, {blas()}", flush=True)
    for _ in sys.stdin:
        model = network(w1, w2)
        start = time.process_time()
        loss = sum(model.step(inputs[rows], targets[rows], rate) for rows in batches) / len(inputs)
        for _ in range(1, epochs):
            for rows in batches:
                model.step(inputs[rows], targets[rows], rate)
        print((time.process_time() - start) * 1000, float(loss), flush=True)


if sys.argv[1] == "torch":
    import torch

    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
main(*sys.argv[1:])
