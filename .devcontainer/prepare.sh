#!/usr/bin/env bash
# Runs once, when the container is new: restores the packages and builds kata, so that the first test is red within seconds.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet restore Katas.sln
./kata --version
./kata doctor || true
echo "Ready. Read exercises/01-neuron-forward/README.md, then run ./kata or press F5."
