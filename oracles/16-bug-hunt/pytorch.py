"""Stage 16 by PyTorch: linear neurons by torch.optim.SGD, softmax by autograd of its cross-entropy."""
import torch
from torch.nn.functional import cross_entropy, mse_loss


def answer(question, given):
    rate = given["LearningRate"]
    if question == "classes":
        return classes(torch.tensor(given["Weights"], requires_grad=True), torch.tensor(given["X"]), int(given["Label"]), rate)

    w, b = torch.tensor(given["Weights"], requires_grad=True), torch.tensor(given["Bias"], requires_grad=True)
    inputs, targets = torch.tensor(given["Inputs"]), torch.tensor(given["Targets"])
    size = int(given.get("BatchSize", len(inputs)))
    optimiser = torch.optim.SGD([w, b], lr=rate)

    def cost(x, y):
        return mse_loss(x @ w + b, y) / 2

    first, costs, watched = None, [], []
    for _ in range(int(given["Epochs"])):
        total = 0.0
        if "Validation" in given:
            watched.append(cost(torch.tensor(given["Validation"]), torch.tensor(given["ValidationTargets"])).item())
        for x, y in zip(inputs.split(size), targets.split(size)):
            optimiser.zero_grad()
            loss = cost(x, y)
            loss.backward()
            first = first or {"WeightGradient": w.grad.tolist(), "BiasGradient": b.grad.item()}
            optimiser.step()
            total += loss.item() * len(x)
        costs.append(cost(inputs, targets).item() if question == "row by row" else total / len(inputs))

    noted = {"mini-batches": {"Costs": costs}, "row by row": {"Costs": costs}, "watched": {"Training": costs, "Validation": watched}, "batches": first}[question]
    return {**noted, "Weights": w.tolist(), "Bias": b.item()}


def classes(w, x, label, rate):
    logits = w @ x
    cross_entropy(logits, torch.tensor(label)).backward()
    return {"Probabilities": torch.softmax(logits, 0).tolist(), "Weights": (w - rate * w.grad).tolist()}
