#!/usr/bin/env bash
# Gradescope runs this once, when it builds the autograder's image: the sandbox, the .NET SDK, and the course built.
set -euo pipefail
source=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

apt-get update
apt-get install --yes --no-install-recommends bubblewrap ca-certificates curl util-linux

if ! command -v dotnet >/dev/null; then
    curl --fail --silent --show-error --location https://dot.net/v1/dotnet-install.sh --output "$source/dotnet-install.sh"
    bash "$source/dotnet-install.sh" --jsonfile "$source/course/global.json" --install-dir /usr/local/share/dotnet
    ln -s /usr/local/share/dotnet/dotnet /usr/local/bin/dotnet
fi

# .NET's own switch for an image without ICU.
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
"$source/course/kata" doctor
