"""Stage 12 by PyTorch: torch.optim.SGD with momentum, torch.optim.RMSprop, torch.optim.Adam, two of its schedules, and the norm of all gradients together."""
import math

import torch
from torch.optim.lr_scheduler import ExponentialLR, StepLR


def answer(question, given):
    if question == "momentum":
        return walk(given, lambda theta: torch.optim.SGD([theta], lr=1, momentum=given["Momentum"]))
    if question == "rmsprop":
        return walk(given, lambda theta: torch.optim.RMSprop([theta], lr=1, alpha=given["Rho"], eps=given["Epsilon"]))
    if question == "adam":
        return walk(given, lambda theta: torch.optim.Adam([theta], lr=1, betas=(given["Beta1"], given["Beta2"]), eps=given["Epsilon"]))
    if question == "step decay":
        return rate(given, lambda optimiser: StepLR(optimiser, int(given["Every"]), given["Factor"]))
    if question == "exponential decay":
        return rate(given, lambda optimiser: ExponentialLR(optimiser, math.exp(-given["Decay"])))

    layers = [torch.tensor(layer) for layer in given["Gradients"]]
    norm = torch.linalg.vector_norm(torch.cat(layers))
    scale = min(1, given["MaxNorm"] / norm)  # clip_grad_norm_ adds 1e-6 to the divisor
    return {"Clipped": [(scale * layer).tolist() for layer in layers]}


def walk(given, optimiser_of):
    theta = torch.tensor(given["Parameters"], requires_grad=True)
    optimiser = optimiser_of(theta)
    points = []
    for gradient, learning_rate in zip(given["Gradients"], given["Rates"]):
        theta.grad = torch.tensor(gradient)
        optimiser.param_groups[0]["lr"] = learning_rate
        optimiser.step()
        points.append(theta.tolist())
    return {"Parameters": points}


def rate(given, schedule_of):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=given["Initial"])
    schedule = schedule_of(optimiser)
    for _ in range(int(given["Step"]) // int(given["StepsPerEpoch"])):
        optimiser.step()
        schedule.step()
    return {"Rate": schedule.get_last_lr()[0]}
