"""Stage 06 by PyTorch: four activations and their slopes by autograd."""
import torch
from torch.nn.functional import leaky_relu

CURVES = {"σ": (torch.sigmoid, torch.logit), "tanh": (torch.tanh, torch.atanh)}


def answer(question, given):
    if question.startswith("ReLU"):
        alpha = given["Alpha"]
        z = given["Z"] if "Z" in given else behind(given["A"], alpha)
        return value_and_slope(lambda z: leaky_relu(z, alpha), z, question)
    value, inverse = CURVES[given["Curve"]]
    z = given["Z"] if "Z" in given else inverse(torch.tensor(given["A"])).item()
    return value_and_slope(value, z, question)


def behind(a, alpha):
    return a if a > 0 else a / alpha if alpha > 0 else -1.0


def value_and_slope(value, z, question):
    z = torch.tensor(z, requires_grad=True)
    a = value(z)
    a.backward()
    slope = {"Derivative": z.grad.item()}
    return slope if question.endswith("output") else {"Value": a.item()} | slope
