"""Stage 11 by PyTorch: differences of a cost that is given as terms and bends, and the slopes of little networks by autograd."""
import torch


def cost(terms, bends, theta):
    total = torch.tensor(0.0)
    for factor, powers in terms:
        total = total + factor * torch.stack([t ** power for t, power in zip(theta, powers)]).prod()
    for factor, offset, slopes in bends:
        total = total + factor * torch.relu(sum(slope * t for slope, t in zip(slopes, theta)) + offset)
    return total


def differences(given):
    theta, h = torch.tensor(given["Parameters"]), given["Step"]

    def at(i, by):
        moved = theta.clone()
        moved[i] += by
        return cost(given["Terms"], given["Bends"], moved)

    here = cost(given["Terms"], given["Bends"], theta)
    indices = range(len(theta))
    return {
        "Numeric": [((at(i, h) - at(i, -h)) / (2 * h)).item() for i in indices],
        "Left": [((here - at(i, -h)) / h).item() for i in indices],
        "Right": [((at(i, h) - here) / h).item() for i in indices],
    }


def slopes(given):
    theta = torch.tensor(given["Parameters"], requires_grad=True)
    x, y = torch.tensor(given["Inputs"]), torch.tensor(given["Targets"])
    n, k, outputs = x.shape[1], int(given["Hidden"]), y.shape[1]
    w1, b1, w2, b2 = torch.split(theta, [k * n, k, outputs * k, outputs])
    bend = {"linear": lambda z: z, "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}[given["Bend"]]
    f = bend(x @ w1.view(k, n).T + b1) @ w2.view(outputs, k).T + b2
    loss = -(torch.log_softmax(f, 1) * y).sum(1) if given["Loss"] == "softmax" else ((f - y) ** 2).sum(1) / 2
    total = loss.mean() + given["Decay"] / 2 * ((w1 ** 2).sum() + (w2 ** 2).sum())
    total.backward()
    return {"Cost": total.item(), "Slopes": theta.grad.tolist()}


def answer(question, given):
    return differences(given) if question == "differences" else slopes(given)
