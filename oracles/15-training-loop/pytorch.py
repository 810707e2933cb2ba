"""Stage 15 by PyTorch: torch.optim's optimisers with weight decay, clip_grad_norm_, and whole trainings by autograd."""
import copy
import math

import torch
from torch.nn.functional import cross_entropy, linear, mse_loss, relu
from torch.optim.lr_scheduler import CosineAnnealingLR


def answer(question, given):
    if question == "schedule":
        return {"Share": share(given)}
    if question == "accuracy":
        return {"Accuracy": accuracy(torch.tensor(given["Outputs"]), torch.tensor(given["Targets"]))}
    if question.startswith("step"):
        return {"Parameters": steps(given)}

    loop = Loop(given)
    if question == "evaluation":
        cost, right = loop.evaluate()
        return {"Cost": cost, "Accuracy": right, "Parameters": loop.values()}
    if question == "two epochs":
        return loop.two_epochs(0)
    if question == "save":
        return loop.save()
    if question == "load":
        return loop.resume()
    return loop.fit()


def optimiser_of(rule, parameters, is_bias, decay):
    groups = [
        {"params": [p for p, bias in zip(parameters, is_bias) if bias], "weight_decay": 0},
        {"params": [p for p, bias in zip(parameters, is_bias) if not bias], "weight_decay": decay},
    ]
    if rule == "sgd":
        return torch.optim.SGD(groups, lr=1, momentum=0.9)
    return (torch.optim.RMSprop if rule == "rmsprop" else torch.optim.Adam)(groups, lr=1)


def step(optimiser, parameters, limit, learning_rate):
    norm = torch.linalg.vector_norm(torch.cat([p.grad for p in parameters]))
    for p in parameters:
        p.grad *= min(1, limit / norm)  # clip_grad_norm_ adds 1e-6 to the divisor
    for group in optimiser.param_groups:
        group["lr"] = learning_rate
    optimiser.step()


def steps(given):
    parameters = [torch.tensor(values, requires_grad=True) for values in given["Start"]]
    optimiser = optimiser_of(given["Rule"], parameters, given["IsBias"], given["WeightDecay"])
    points = []
    for gradients, learning_rate in zip(given["Gradients"], given["Rates"]):
        for parameter, gradient in zip(parameters, gradients):
            parameter.grad = torch.tensor(gradient)
        step(optimiser, parameters, given["MaxNorm"], learning_rate)
        points.append([p.tolist() for p in parameters])
    return points


def share(given):
    epoch, warm_up = int(given["Epoch"]), int(given["WarmUp"])
    if epoch < warm_up:
        return (epoch + 1) / warm_up
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1)
    schedule = CosineAnnealingLR(optimiser, int(given["Epochs"]) - warm_up)
    for _ in range(epoch - warm_up):
        optimiser.step()
        schedule.step()
    return schedule.get_last_lr()[0]


def accuracy(outputs, targets):
    return (outputs.argmax(1) == targets.argmax(1)).double().mean().item()


class Loop:
    def __init__(self, given):
        self.given = given
        self.parameters = [torch.tensor(values, requires_grad=True) for values in given["Start"]]
        is_bias = [i % 2 == 1 for i in range(len(self.parameters))]
        self.optimiser = optimiser_of(given["Rule"], self.parameters, is_bias, given["WeightDecay"])

    def values(self):
        return [p.tolist() for p in self.parameters]

    def rows(self, which):
        return torch.tensor(self.given[which]["Inputs"]), torch.tensor(self.given[which]["Targets"])

    def forward(self, x):
        layers = len(self.parameters) // 2
        for i in range(layers):
            w, b = self.parameters[2 * i], self.parameters[2 * i + 1]
            x = linear(x, w.reshape(len(b), -1), b)
            x = relu(x) if i < layers - 1 else x
        return x

    def loss(self, outputs, targets):
        if self.given["Loss"] == "squared error":
            return mse_loss(outputs, targets, reduction="sum") / 2 / len(outputs)
        return cross_entropy(outputs, targets)

    def evaluate(self):
        x, y = self.rows("Validation")
        with torch.no_grad():
            outputs = self.forward(x)
            return self.loss(outputs, y).item(), accuracy(outputs, y)

    def train(self, epoch):
        x, y = self.rows("Training")
        cost, right = 0.0, 0.0
        for batch in self.given["Batches"][epoch]:
            at = torch.tensor([int(row) for row in batch])
            self.optimiser.zero_grad()
            outputs = self.forward(x[at])
            loss = self.loss(outputs, y[at])
            loss.backward()
            step(self.optimiser, self.parameters, self.given["MaxNorm"], self.given["Rates"][epoch])
            cost += loss.item() * len(at)
            right += accuracy(outputs, y[at]) * len(at)
        return cost / len(x), right / len(x)

    def two_epochs(self, first):
        epochs = [(*self.train(epoch), self.values()) for epoch in range(first, first + 2)]
        return {name: [epoch[i] for epoch in epochs] for i, name in enumerate(["Costs", "Accuracies", "Parameters"])}

    def save(self):
        epochs, steps = int(self.given["Epochs"]), 0
        for epoch in range(epochs):
            self.train(epoch)
            steps += len(self.given["Batches"][epoch])

        def memory(name):
            state = self.optimiser.state
            return [state[p].get(name, torch.zeros_like(p)).tolist() if p in state else [0.0] * len(p) for p in self.parameters]

        first, second = {
            "sgd": ("momentum_buffer", ""), "rmsprop": ("", "square_avg"), "adam": ("exp_avg", "exp_avg_sq"),
        }[self.given["Rule"]]
        return {
            "Epoch": epochs,
            "Steps": [steps for _ in self.parameters],
            "Values": self.values(),
            "First": memory(first),
            "Second": memory(second),
        }

    def resume(self):
        self.save()
        saved = copy.deepcopy((self.values(), self.optimiser.state_dict()))
        other = Loop({**self.given, "Start": saved[0]})
        other.optimiser.load_state_dict(saved[1])
        epoch = int(self.given["Epochs"])
        return {"Epoch": epoch, "Loaded": other.values(), **other.two_epochs(epoch)}

    def fit(self):
        history, best, best_cost, waited = [], self.values(), math.inf, 0
        for epoch in range(int(self.given["Epochs"])):
            if waited >= self.given["Patience"]:
                break
            history.append((*self.train(epoch), *self.evaluate()))
            waited += 1
            if history[-1][2] < best_cost:
                best, best_cost, waited = copy.deepcopy(self.values()), history[-1][2], 0
        names = ["Costs", "Accuracies", "ValidationCosts", "ValidationAccuracies"]
        return {**{name: [epoch[i] for epoch in history] for i, name in enumerate(names)}, "Parameters": best}
