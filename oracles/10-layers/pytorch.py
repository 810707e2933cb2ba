"""Stage 10 by PyTorch: torch.nn's layers and losses, their slopes by autograd, and torch.optim.SGD on all rows at once."""
import torch
from torch.nn.functional import binary_cross_entropy, linear, mse_loss, relu, silu, softmax

BENDS = {"ReLU": relu, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "Swish": silu, "softmax": lambda z: softmax(z, dim=1)}


def layer(spec):
    """A function of a batch, and the arrays that it can learn: the rows of W, then b."""
    if spec["Kind"] != "dense":
        return BENDS[spec["Kind"]], []
    rows = [torch.tensor(row, requires_grad=True) for row in spec["W"]]
    bias = torch.tensor(spec["B"], requires_grad=True)
    return lambda x: linear(x, torch.stack(rows), bias), [*rows, bias]


def network(specs):
    layers = [layer(spec) for spec in specs]

    def forward(x):
        for function, _ in layers:
            x = function(x)
        return x

    return forward, [theta for _, parameters in layers for theta in parameters]


def loss(name, outputs, targets):
    """The mean over the rows of the sum over the columns."""
    if name == "squared error":
        return mse_loss(outputs, targets, reduction="sum") / 2 / len(outputs)
    if name == "binary cross-entropy":
        return binary_cross_entropy(outputs, targets, reduction="sum") / len(outputs)
    return -(targets * torch.log(outputs)).sum() / len(outputs)


def answer(question, given):
    if question == "all rows in a batch":
        return fit(given)
    if question == "loss":
        outputs = torch.tensor(given["Outputs"], requires_grad=True)
        value = loss(given["Loss"], outputs, torch.tensor(given["Targets"]))
        value.backward()
        return {"Value": value.item(), "Gradient": outputs.grad.tolist()}

    forward, parameters = network(given["Layers"])
    batch = torch.tensor(given["Batch"], requires_grad=True)
    output = forward(batch)
    output.backward(torch.tensor(given["Gradient"]))
    return {"Output": output.tolist(), "InputGradient": batch.grad.tolist(), "Gradients": [theta.grad.tolist() for theta in parameters]}


def fit(given):
    forward, parameters = network(given["Layers"])
    inputs, targets = torch.tensor(given["Inputs"]), torch.tensor(given["Targets"])
    optimiser = torch.optim.SGD(parameters, lr=given["LearningRate"])
    losses, accuracies = [], []
    for _ in range(int(given["Epochs"])):
        optimiser.zero_grad()
        outputs = forward(inputs)
        value = loss(given["Loss"], outputs, targets)
        value.backward()
        optimiser.step()
        losses.append(value.item())
        right = (outputs > 0.5) == (targets > 0.5) if outputs.shape[1] == 1 else outputs.argmax(1) == targets.argmax(1)
        accuracies.append(right.double().mean().item())
    return {"Costs": losses, "Accuracies": accuracies, "Parameters": [theta.tolist() for theta in parameters]}
