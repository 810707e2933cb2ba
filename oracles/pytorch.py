"""A second opinion on the oracles: PyTorch answers the cases written in oracles/*/pytorch.json, in float64, by autograd.
The C# tests write the cases and hold the oracles against the answers; to renew both, in the repository's folder:
KATA_EXPORT=1 dotnet test tests -c Solutions --filter PyTorch && python3 oracles/pytorch.py        (--check: compare only)
"""
import json
import pathlib
import runpy
import sys
from decimal import Decimal

try:
    import torch
except ImportError:
    sys.exit(f"{sys.executable} has no PyTorch: pip install torch, or apt install python3-torch and run /usr/bin/python3.")

TOLERANCE = 1e-12


def text(value):
    """JSON on one line, numbers digit for digit as they were read."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{text(key)}: {text(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(text, value)) + "]"
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def close(new, old):
    """Whether two answers have the same parts, shapes and numbers."""
    if isinstance(new, dict):
        return isinstance(old, dict) and new.keys() == old.keys() and all(close(new[key], old[key]) for key in new)
    if isinstance(new, list):
        return isinstance(old, list) and len(new) == len(old) and all(map(close, new, old))
    return isinstance(old, (int, float, Decimal)) and abs(new - float(old)) <= TOLERANCE * (1 + abs(new))


def renew(path, check):
    """Answers every case of one stage; says which answers differ from the committed ones if it is to check."""
    answer = runpy.run_path(path.with_suffix(".py"))["answer"]
    golden = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal)
    differing = []
    for case in golden["cases"]:
        new = answer(case["question"], json.loads(text(case["input"]), parse_int=float))
        if not close(new, case.get("answer")):
            differing.append(f'{path}: {case["question"]}, {case["name"]}')
        case["answer"] = new
    if not check:
        cases = ",\n".join(map(text, golden["cases"]))
        path.write_text(f'{{"torch": "{torch.__version__}", "cases": [\n{cases}\n]}}\n', encoding="utf-8", newline="\n")
    return differing


def main(check):
    torch.set_default_dtype(torch.float64)
    paths = sorted(pathlib.Path(__file__).parent.glob("*/pytorch.json"))
    if not paths:
        sys.exit(__doc__)
    differing = [line for path in paths for line in renew(path, check)]
    if check and differing:
        sys.exit("\n".join(["PyTorch no longer gives the committed answers:", *differing]))
    print(f"{len(paths)} stages {'hold' if check else 'written'}, PyTorch {torch.__version__}")


main(check="--check" in sys.argv[1:])
