"""Stage 09 by PyTorch: one-hot rows, standardised features, a ReLU network with softmax and cross-entropy, its slopes by autograd, and SGD."""
import torch
from torch.nn.functional import cross_entropy, one_hot, relu, softmax


def answer(question, given):
    if question == "one-hot rows":
        return {"Rows": one_hot(torch.tensor(given["Labels"]).long(), int(given["Classes"])).double().tolist()}
    if question == "scaled pixels":
        return {"Rows": [(torch.tensor(row) / 255).tolist() for row in given["Pixels"]]}
    if question == "standardised rows":
        return standardise(torch.tensor(given["Training"]), torch.tensor(given["Rows"]))
    if question == "confusion and accuracy":
        return confusion(torch.tensor(given["Labels"]).long(), torch.tensor(given["Predictions"]).long(), int(given["Classes"]))
    if question == "scores":
        return scores(torch.tensor(given["Confusion"]))

    network = {name: torch.tensor(value, requires_grad=True) for name, value in given["Network"].items()}
    inputs, labels = torch.tensor(given["Inputs"]), torch.tensor(given["Labels"]).long()
    if question == "epochs of one batch":
        return fit(network, inputs, labels, given)

    z = logits(network, inputs)
    cost = cross_entropy(z, labels)
    cost.backward()
    return {
        "Probabilities": softmax(z, dim=1).tolist(),
        "Cost": cost.item(),
        "Gradients": {name: value.grad.tolist() for name, value in network.items()},
    }


def logits(network, inputs):
    w1, b1, w2, b2 = network.values()
    return relu(inputs @ w1.T + b1) @ w2.T + b2


def fit(network, inputs, labels, given):
    optimiser = torch.optim.SGD(network.values(), lr=given["LearningRate"])
    costs, accuracies = [], []
    for _ in range(int(given["Epochs"])):
        optimiser.zero_grad()
        z = logits(network, inputs)
        cost = cross_entropy(z, labels)
        cost.backward()
        optimiser.step()
        costs.append(cost.item())
        accuracies.append((z.argmax(dim=1) == labels).double().mean().item())
    return {"Costs": costs, "Accuracies": accuracies, "Network": {name: value.tolist() for name, value in network.items()}}


def standardise(training, rows):
    means, spreads = training.mean(dim=0), training.std(dim=0, unbiased=False)
    divisors = torch.where(spreads == 0, torch.ones_like(spreads), spreads)
    return {"Means": means.tolist(), "Spreads": spreads.tolist(), "Transformed": ((rows - means) / divisors).tolist()}


def confusion(labels, predictions, classes):
    counts = torch.bincount(labels * classes + predictions, minlength=classes * classes).reshape(classes, classes)
    return {"Confusion": counts.double().tolist(), "Accuracy": (labels == predictions).double().mean().item()}


def scores(counts):
    hits = counts.diag()
    precision, recall = (torch.nan_to_num(hits / counts.sum(dim=dim)) for dim in (0, 1))
    f1 = torch.nan_to_num(2 * precision * recall / (precision + recall))
    return {"Precision": precision.tolist(), "Recall": recall.tolist(), "F1": f1.tolist(), "MacroF1": f1.mean().item()}
