"""Stage 08 by PyTorch: the spreads that torch.nn.init works with, and variances through layers."""
import math

import torch
from torch.nn.init import _calculate_fan_in_and_fan_out, calculate_gain


def answer(question, given):
    if question == "fans":
        fan_in, fan_out = _calculate_fan_in_and_fan_out(torch.empty(int(given["FanOut"]), int(given["FanIn"])))
        return {"He": calculate_gain("relu") / math.sqrt(fan_in), "Glorot": math.sqrt(2 / (fan_in + fan_out))}
    if question == "limit":
        return {"UniformLimit": math.sqrt(3) * given["StandardDeviation"]}
    if question == "variance":
        return {"Variance": variance(torch.tensor(given["A"]))}
    activation = torch.relu if question == "ReLU" else torch.tanh
    a, variances = torch.tensor(given["Inputs"]), []
    for weights in given["Weights"]:
        a = activation(a @ torch.tensor(weights).T)
        variances.append(variance(a))
    return {"Variances": variances}


def variance(a):
    return torch.var(a, unbiased=False).item()
