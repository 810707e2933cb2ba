"""Stage 13 by PyTorch: the cost with its price, and the slopes by autograd. The mean cost enters as a plane with the slopes given."""
import torch


def answer(question, given):
    weights = [torch.tensor(rows, requires_grad=True) for rows in given["Network"]["Weights"]]
    biases = [torch.tensor(row, requires_grad=True) for row in given["Network"]["Biases"]]
    price = given["Lambda"] / 2 * sum(w.pow(2).sum() for w in weights)
    if question == "cost":
        return {"Cost": (torch.tensor(given["Losses"]).mean() + price).item()}

    slopes = [torch.tensor(value) for value in given["Slopes"]["Weights"] + given["Slopes"]["Biases"]]
    (sum((slope * value).sum() for slope, value in zip(slopes, weights + biases)) + price).backward()
    return {"Weights": [w.grad.tolist() for w in weights], "Biases": [b.grad.tolist() for b in biases]}
