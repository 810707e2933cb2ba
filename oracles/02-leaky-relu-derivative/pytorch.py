"""Stage 02 by PyTorch: the slope of a leaky ReLU at every z, by autograd."""
import torch
from torch.nn.functional import leaky_relu


def answer(question, given):
    z = torch.tensor(given["Z"], requires_grad=True)
    leaky_relu(z, given["Alpha"]).sum().backward()
    return {"Derivative": z.grad.item() if question == "one z" else z.grad.tolist()}
