"""Stage 18 by PyTorch: the specifications' values by LambdaLR, topk, var_mean, bincount and autograd."""
import torch
from torch.optim.lr_scheduler import LambdaLR


def answer(question, given):
    if question == "confusion":
        classes = int(given["Classes"])
        cells = [int(label) * classes + int(predicted) for label, predicted in zip(given["Labels"], given["Predicted"])]
        return {"Counts": torch.bincount(torch.tensor(cells), minlength=classes * classes).reshape(classes, classes).tolist()}
    if question == "warm-up":
        return {"Rate": rate(given["Peak"], given["WarmUpSteps"], int(given["Step"]))}
    if question == "top-k":
        # The k-th best score is the border: a label's score that reaches it has fewer than k higher ones.
        scores = torch.tensor(given["Scores"])
        labels = torch.tensor([int(label) for label in given["Labels"]])
        border = scores.topk(int(given["K"])).values[:, -1]
        hits = scores.gather(1, labels[:, None])[:, 0] >= border
        return {"Accuracy": hits.double().mean().item()}
    if question == "statistics":
        variance, mean = torch.var_mean(torch.cat([torch.tensor(batch) for batch in given["Batches"]]), unbiased=False)
        return {"Mean": mean.item(), "Variance": variance.item()}

    theta = torch.tensor(given["Point"], requires_grad=True)
    output = torch.tanh(torch.tensor(given["Rows"]) @ theta[:-1] + theta[-1])
    cost = ((output - torch.tensor(given["Targets"])) ** 2).mean() / 2 + given["Lambda"] / 2 * (theta[:-1] ** 2).sum()
    cost.backward()
    return {"Gradient": theta.grad.tolist()}


def rate(peak, warm_up_steps, step):
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=peak)
    schedule = LambdaLR(optimiser, lambda epoch: min((epoch + 1) / warm_up_steps, (warm_up_steps / (epoch + 1)) ** 0.5))
    for _ in range(step):
        optimiser.step()
        schedule.step()
    return schedule.get_last_lr()[0]
