#!/usr/bin/env bash
# Installs the Debian packages that are missing. usage: packages.sh [run|test]
set -euo pipefail

build=(ca-certificates cmake g++ ninja-build ccache mold pkg-config git
    qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libqt6svg6-dev
    libqcustomplot-dev libqcustomplot2.1-qt6 qtkeychain-qt6-dev libsqlite3-dev libcurl4-openssl-dev libssl-dev
    nlohmann-json3-dev libcli11-dev libexpected-dev libxxhash-dev libsleef-dev libzstd-dev
    libgl-dev libvulkan-dev breeze-icon-theme fonts-inter fonts-dejavu-core)
check=(clang-format clang-tidy binutils curl python3)

wanted=("${build[@]}")
[ "${1:-run}" = run ] || wanted+=("${check[@]}")

missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "These packages are missing, and neither root nor sudo is here to install them: ${missing[*]}" >&2
        exit 3
    }
    as_root=(sudo)
fi
echo "Installing ${#missing[@]} missing packages: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=500 -q update
"${as_root[@]}" apt-get -o DPkg::Lock::Timeout=500 -q install -y --no-install-recommends "${missing[@]}"
