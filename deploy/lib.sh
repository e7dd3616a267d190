# shellcheck shell=bash
# What deploy/demo, deploy/test, deploy/security and the tests share. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# Every build of ours takes these, so that no two commands build everything twice.
# shellcheck disable=SC2034 # used by those who source this
build_flags=(--package-path "$root" --explicit-target-dependency-import-check error)

say() { printf '%s\n' "$*" >&2; }

# Ends the whole command with a sentence that says what to do.
fail() {
    say "$(basename "$0"): $*"
    exit 1
}

# Installs the Debian packages that are missing, and asks apt for nothing if none is.
need_packages() {
    local package missing=() elevate=()
    for package in "$@"; do
        if ! command -v dpkg-query >/dev/null; then
            fail "this is not Debian or Ubuntu. Install the equivalents of: $*"
        fi
        if ! dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed
        then
            missing+=("$package")
        fi
    done
    if [ ${#missing[@]} -eq 0 ]; then return; fi
    if ! command -v apt-get >/dev/null; then
        fail "apt-get is missing. Install by other means: ${missing[*]}"
    fi
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "run as root once: apt-get install ${missing[*]}"
        elevate=(sudo)
    fi
    say "Installing ${missing[*]}"
    apt_install "${elevate[@]}"
}

# The lists are fetched only if the first attempt failed: with no network, what the machine has
# cached is enough.
apt_install() {
    local log install
    log=$(mktemp)
    install=("$@" env DEBIAN_FRONTEND=noninteractive apt-get install
        -y -qq --no-install-recommends "${missing[@]}")
    if ! "${install[@]}" >"$log" 2>&1 </dev/null; then
        if ! { "$@" apt-get update -qq && "${install[@]}"; } >>"$log" 2>&1 </dev/null; then
            tail -n 15 "$log" >&2
            rm -f "$log"
            fail "apt could not install ${missing[*]} (see above)"
        fi
    fi
    rm -f "$log"
}

need_swift() {
    command -v swift >/dev/null ||
        fail "the Swift toolchain is missing: install 6.2 or later from https://swift.org/install"
}

# Writes a configuration for a broker of our own: the one that is deployed, with another port and
# other paths.
#   broker_conf DIR PORT [SECURITY-JSON]   ->  DIR/mosquitto.conf
# Without a security file everybody on this machine may connect.
broker_conf() {
    local dir=$1 port=$2 security=${3:-}
    mkdir -p "$dir/store"
    {
        grep -vE '^(persistence_location|include_dir) ' "$root/deploy/mosquitto.conf"
        printf '%s\n' "persistence_location $dir/store/" "user $(id -un)"
        if [ -n "$security" ]; then
            sed -e "s|^listener .*|listener $port 127.0.0.1|" \
                -e "s|^plugin .*|plugin $(security_plugin)|" \
                -e "s|^plugin_opt_config_file .*|plugin_opt_config_file $security|" \
                "$root/deploy/security.conf"
        else
            printf '%s\n' "listener $port 127.0.0.1" "allow_anonymous true"
        fi
    } >"$dir/mosquitto.conf"
}

security_plugin() {
    local found
    found=$(find /usr/lib /usr/local/lib -name mosquitto_dynamic_security.so 2>/dev/null |
        head -n 1)
    [ -n "$found" ] || fail "mosquitto_dynamic_security.so is missing: install mosquitto 2.0"
    printf '%s' "$found"
}

# Starts a private broker and sets broker_pid and broker_port. Ports are tried until one is free,
# because a port that was free a moment ago may not be now.
#   start_broker DIR [SECURITY-JSON]
start_broker() {
    local dir=$1 attempt
    for attempt in 1 2 3 4 5 6 7 8 9 10; do
        broker_port=$((20000 + RANDOM % 20000))
        if port_answers "$broker_port"; then continue; fi
        broker_conf "$dir" "$broker_port" "${2:-}"
        PATH=$PATH:/usr/sbin mosquitto -c "$dir/mosquitto.conf" >"$dir/broker.log" 2>&1 &
        broker_pid=$!
        if wait_until 10 broker_is_up; then return; fi
        stop_process "$broker_pid"
    done
    cat "$dir/broker.log" >&2
    fail "the broker did not start on any of $attempt ports"
}

port_answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

broker_is_up() {
    is_alive "$broker_pid" || return 2
    port_answers "$broker_port"
}

# A process of ours that has ended stays a zombie until it is waited for: it is not alive.
is_alive() {
    local state
    state=$(ps -o state= -p "$1" 2>/dev/null) && [ "${state:0:1}" != Z ]
}

# Repeats a command until it succeeds, for so many seconds at most; a status of 2 gives up.
wait_until() {
    local deadline=$((SECONDS + $1)) status
    shift
    while [ "$SECONDS" -le "$deadline" ]; do
        status=0
        "$@" || status=$?
        case $status in
            0) return 0 ;;
            2) return 1 ;;
        esac
        sleep 0.1
    done
    return 1
}

has_ended() { ! is_alive "$1"; }

# Ends one process that we started: asks, waits ten seconds, then insists.
stop_process() {
    local pid=$1
    if [ -z "$pid" ] || ! is_alive "$pid"; then return 0; fi
    kill -TERM "$pid" 2>/dev/null || return 0
    if ! wait_until 10 has_ended "$pid"; then kill -KILL "$pid" 2>/dev/null || true; fi
    wait "$pid" 2>/dev/null || true
}
