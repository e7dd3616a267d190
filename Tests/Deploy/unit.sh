#!/usr/bin/env bash
# The unit file: systemd understands every line of it, and it is as closed as we say.
set -euo pipefail
# shellcheck source=deploy/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../deploy/lib.sh"

unit=$root/deploy/yui.service
# systemd's measure, from 0 (closed) to 10, times ten.
most_exposed=20

if ! command -v systemd-analyze >/dev/null; then
    say "systemd-analyze is missing: not checked"
    exit 0
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

exposure() {
    systemd-analyze security --offline=true --no-pager "$1" |
        sed -n 's/.*Overall exposure level for .*: \([0-9.]*\) .*/\1/p' | tr -d .
}

# The program and the other units are not on this machine; everything else must be right.
sed -e "s|/usr/local/bin/yui|$(type -P true)|g" "$unit" >"$scratch/yui.service"
complaints=$(SYSTEMD_LOG_LEVEL=warning systemd-analyze verify --man=false \
    "$scratch/yui.service" 2>&1 | grep -F "$scratch/yui.service" || true)
if [ -n "$complaints" ]; then
    say "$complaints"
    fail "systemd does not understand the unit file"
fi

measured=$(exposure "$unit")
[[ $measured =~ ^[0-9]+$ ]] || fail "systemd-analyze gave no measure"
if [ "$measured" -gt "$most_exposed" ]; then
    systemd-analyze security --offline=true --no-pager "$unit" >&2
    fail "the unit is too open: $measured tenths, allowed are $most_exposed"
fi

# A unit without any of it must be found too open, or the check sees nothing.
printf '[Service]\nExecStart=/bin/true\n' >"$scratch/open.service"
[ "$(exposure "$scratch/open.service")" -gt "$most_exposed" ] || fail "the measure sees nothing"
say "exposure: $measured tenths"
