"""Stage 14 by PyTorch: torch.mean, torch.var, and torch.nn.BatchNorm1d in training and in evaluation, its slopes by autograd."""
import torch


def answer(question, given):
    batch = torch.tensor(given["Batch"])
    if question == "mean and variance":
        return {"Means": batch.mean(0).tolist(), "Variances": batch.var(0, unbiased=False).tolist()}
    if question == "normalise":
        means, variances = torch.tensor(given["Means"]), torch.tensor(given["Variances"])
        normalised = torch.nn.functional.batch_norm(batch, means, variances, eps=given["Epsilon"])
        return {"Normalised": normalised.tolist()}

    layer = torch.nn.BatchNorm1d(len(given["Gamma"]), eps=given["Epsilon"], momentum=given["Momentum"])
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(given["Gamma"]))
        layer.bias.copy_(torch.tensor(given["Beta"]))
    for earlier in given["Earlier"]:
        layer(torch.tensor(earlier))

    layer.train(question == "training")
    batch.requires_grad = True
    output = layer(batch)
    output.backward(torch.tensor(given["Gradient"]))
    return {
        "Output": output.tolist(),
        "RunningMeans": layer.running_mean.tolist(),
        "RunningVariances": layer.running_var.tolist(),
        "GammaGradient": layer.weight.grad.tolist(),
        "BetaGradient": layer.bias.grad.tolist(),
        "InputGradient": batch.grad.tolist(),
    }
