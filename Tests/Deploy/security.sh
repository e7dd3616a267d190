#!/usr/bin/env bash
# What the broker's accounts may and may not do, tried on a real broker with deploy/mosquitto.conf
# and accounts made by deploy/security. Nothing here waits for a time to pass: a reader's
# persistent session is made first, then everything is sent, a marker last; then it is read.
# shellcheck disable=SC2016 # $SYS and $CONTROL are topics
set -euo pipefail
# shellcheck source=deploy/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../deploy/lib.sh"

scratch=$(mktemp -d)
broker_pid=
failures=0

clean_up() {
    stop_process "$broker_pid"
    rm -rf "$scratch"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

check() {
    local sentence=$1
    shift
    if "$@"; then return; fi
    say "failed: $sentence"
    failures=$((failures + 1))
}

refuses() { ! "$@"; }

# Connection options of an account, in `as`.
account() {
    as=(-h 127.0.0.1 -p "$broker_port" -V 5 -i "$1" -u "$1" -P "$(<"$scratch/city/secrets/$1")")
}

may_subscribe() {
    local output
    account "$1"
    output=$(mosquitto_sub "${as[@]}" -q 1 -t "$2" -E -W 10 2>&1) && [ -z "$output" ]
}

may_publish() {
    local output
    account "$1"
    output=$(mosquitto_pub "${as[@]}" -q 1 -t "$2" -m "${3:-hello}" 2>&1) && [ -z "$output" ]
}

# Without a clean start, which would throw away the sender's own session.
publish() {
    account "$1"
    mosquitto_pub "${as[@]}" -c -x 3600 -q 1 -t "$2" -m "$3" >"$scratch/publish.log" 2>&1 || true
}

# Leaves a new session that keeps what is sent while nobody listens.
leave_session() {
    account "$1"
    mosquitto_sub "${as[@]}" -x 3600 -q 1 -t "$2" -E -W 10
}

# Exactly what the session of an account holds, up to and with the marker.
session_holds() {
    local name=$1 topic=$2 count=$3 expected=$4 got
    account "$name"
    got=$(mosquitto_sub "${as[@]}" -c -x 3600 -q 1 -t "$topic" -C "$count" -W 10 | paste -sd' ')
    if [ "$got" != "$expected" ]; then
        say "  $name heard: $got"
        return 1
    fi
}

yui=tama.yui
k1=tama.kiosk.K1
base=yui/v1/tama

a_session_is_made_for_every_account() {
    "$root/deploy/security" tama "$scratch/city" --gateway line --kiosk K1 --kiosk K2 \
        --shop cafe-machikado --staff S1 2>"$scratch/security.log"
    start_broker "$scratch/broker" "$scratch/city/dynamic-security.json"
    local modes
    modes=$(stat -c %a "$scratch/city/dynamic-security.json" "$scratch"/city/secrets/* | sort -u)
    check "secrets can be read by their owner alone" [ "$modes" = 600 ]
    check "the file is not overwritten by a second run" refuses make_the_city_again
}

make_the_city_again() { "$root/deploy/security" tama "$scratch/city" 2>"$scratch/again.log"; }

everyone_can_do_their_part() {
    check "Yui hears everybody" may_subscribe "$yui" "$base/+/+/in"
    check "Yui answers" may_publish "$yui" "$base/line/U1/out"
    check "Yui answers below out" may_publish "$yui" "$base/line/U1/out/7"
    check "Yui writes a board" may_publish "$yui" "$base/kiosk/K1/board"
    check "Yui reports" may_publish "$yui" "$base/monitor/status"
    check "a gateway speaks for its users" may_publish tama.gateway.line "$base/line/U1/in"
    check "a gateway hears for its users" may_subscribe tama.gateway.line "$base/line/+/out"
    check "a gateway hears replies" may_subscribe tama.gateway.line "$base/line/U1/out/7"
    check "a kiosk speaks" may_publish "$k1" "$base/kiosk/K1/in"
    check "a kiosk hears" may_subscribe "$k1" "$base/kiosk/K1/out"
    check "a kiosk sees its board" may_subscribe "$k1" "$base/kiosk/K1/board"
    check "a shop speaks" may_publish tama.shop.cafe-machikado "$base/shop/cafe-machikado/in"
    check "staff see the monitor" may_subscribe tama.staff.S1 "$base/monitor/#"
    check "staff see one alarm" may_subscribe tama.staff.S1 "$base/monitor/alarm/+/+"
    check "staff speak" may_publish tama.staff.S1 "$base/staff/S1/in"
}

nobody_reads_what_is_not_theirs() {
    local topic
    for topic in "$base/kiosk/K2/out" "$base/kiosk/K2/board" "$base/kiosk/K2/in" \
        "$base/kiosk/+/out" "$base/kiosk/#" "$base/+/K1/out" "$base/#" '#' '+/#' \
        "yui/v1/+/kiosk/K1/out" "$base/line/U1/out" "$base/+/+/in" "$base/monitor/#" \
        "\$share/g/$base/kiosk/K2/out" "\$share/g/#" '$SYS/#' '$CONTROL/#'; do
        check "a kiosk cannot read $topic" refuses may_subscribe "$k1" "$topic"
    done
    for topic in "$base/line/+/in" "$base/kiosk/K1/out" "$base/+/+/out" "$base/monitor/status"; do
        check "a gateway cannot read $topic" refuses may_subscribe tama.gateway.line "$topic"
    done
    for topic in "$base/+/+/in" "$base/line/U1/out" "$base/staff/S2/out" "$base/#"; do
        check "staff cannot read $topic" refuses may_subscribe tama.staff.S1 "$topic"
    done
    check "the administrator does not read along" refuses may_subscribe admin "$base/#"
    check "another city is out of Yui's reach" refuses may_subscribe "$yui" "yui/v1/hino/+/+/in"
}

nobody_writes_as_somebody_else() {
    local topic
    for topic in "$base/kiosk/K2/in" "$base/line/U1/in" "$base/staff/S1/in" \
        "$base/kiosk/K1/out" "$base/kiosk/K1/board" "$base/monitor/status" \
        '$CONTROL/dynamic-security/v1'; do
        check "a kiosk cannot write to $topic" refuses may_publish "$k1" "$topic"
    done
    for topic in "$base/line/U1/out" "$base/kiosk/K1/in" "$base/staff/S1/in"; do
        check "a gateway cannot write to $topic" refuses may_publish tama.gateway.line "$topic"
    done
    check "Yui cannot speak as a resident" refuses may_publish "$yui" "$base/line/U1/in"
}

# The refusals above are what the broker says; this is what arrives.
what_was_refused_does_not_arrive() {
    leave_session "$yui" "$base/+/+/in"
    leave_session "$k1" "$base/kiosk/K1/out"
    publish "$k1" "$base/kiosk/K2/in" forged
    publish "$k1" "$base/line/U1/in" forged
    publish "$k1" "$base/kiosk/K1/in" own
    publish tama.gateway.line "$base/line/U1/in" marker
    check "Yui hears a kiosk only as itself" \
        session_holds "$yui" "$base/+/+/in" 2 "own marker"
    publish "$yui" "$base/kiosk/K2/out" for-K2
    publish "$yui" "$base/kiosk/K1/out" for-K1
    check "a kiosk hears only what is for it" \
        session_holds "$k1" "$base/kiosk/K1/out" 1 "for-K1"
}

# A will is a message too, and is sent when its owner can no longer be asked.
a_forged_will_does_not_arrive() {
    leave_session "$yui" "$base/+/+/in"
    die_with_will K1 1
    die_with_will K2 2
    publish tama.gateway.line "$base/line/U1/in" marker
    check "a kiosk's will is sent in its own name, and in no other" \
        session_holds "$yui" "$base/+/+/in" 2 "will-K2 marker"
}

# Kiosk K2 leaves a will for the topic of kiosk $1 and is gone, for the $2-th time.
die_with_will() {
    local kiosk name=tama.kiosk.K2
    account "$name"
    mosquitto_sub "${as[@]}" -q 1 -t "$base/kiosk/K2/out" \
        --will-topic "$base/kiosk/$1/in" --will-payload "will-$1" --will-qos 1 &
    kiosk=$!
    disown "$kiosk"
    wait_until 10 broker_says "as $name " "$2"
    kill -KILL "$kiosk"
    wait_until 10 broker_says "Client $name closed its connection" "$2"
}

# So many times at least.
broker_says() { [ "$(grep -c "$1" "$scratch/broker/broker.log")" -ge "$2" ]; }

strangers_stay_outside() {
    check "nobody connects without a name" refuses mosquitto_pub -h 127.0.0.1 \
        -p "$broker_port" --quiet -t "$base/kiosk/K1/in" -m x
    check "a wrong password is refused" refuses mosquitto_pub -h 127.0.0.1 -p "$broker_port" \
        --quiet -u "$k1" -P wrong -t "$base/kiosk/K1/in" -m x
}

# With Yui's client id in hand a kiosk could take over Yui's session, and its messages with it.
take_over() {
    mosquitto_sub "$@" -i "$yui" -c -x 3600 -q 1 -t "$base/kiosk/K1/out" -C 1 -W 3 2>&1 || true
}

a_session_cannot_be_taken_over() {
    local stolen
    leave_session "$yui" "$base/+/+/in"
    publish tama.gateway.line "$base/line/U1/in" private
    account "$k1"
    stolen=$(take_over "${as[@]}")
    check "a kiosk with Yui's client id gets nothing" refuses grep -q private <<<"$stolen"
    check "and Yui's messages wait for Yui" session_holds "$yui" "$base/+/+/in" 1 private
}

# The same attempt where nobody has a name: it must succeed, or the check above sees nothing.
the_attempt_is_a_real_one() {
    local open=(-h 127.0.0.1 -V 5) stolen
    stop_process "$broker_pid"
    start_broker "$scratch/open"
    open+=(-p "$broker_port")
    mosquitto_sub "${open[@]}" -i "$yui" -x 3600 -q 1 -t "$base/+/+/in" -E -W 10
    mosquitto_pub "${open[@]}" -q 1 -t "$base/line/U1/in" -m private
    stolen=$(take_over "${open[@]}")
    check "the take-over works where it is not prevented" grep -q private <<<"$stolen"
}

accounts_are_added_while_the_broker_runs() {
    "$root/deploy/security" tama "$scratch/city" --broker "127.0.0.1:$broker_port" --kiosk K3 \
        2>"$scratch/security.log"
    check "a new kiosk speaks at once" may_publish tama.kiosk.K3 "$base/kiosk/K3/in"
    check "and only as itself" refuses may_publish tama.kiosk.K3 "$base/kiosk/K1/in"
    stop_process "$broker_pid"
    start_broker "$scratch/broker" "$scratch/city/dynamic-security.json"
    check "and still after a restart" may_publish tama.kiosk.K3 "$base/kiosk/K3/in"
}

letters() { head -c "$1" /dev/zero | tr '\0' x; }

# 16 KiB of words must arrive, a little more too, so that Yui can say that it is too much.
the_largest_message_fits() {
    local size
    leave_session "$yui" "$base/+/+/in"
    account tama.gateway.line
    for size in 16384 16385 40000; do
        letters "$size" | mosquitto_pub "${as[@]}" -q 1 -t "$base/line/U1/in" -s \
            -D publish response-topic "$base/line/U1/out/$(letters 200)" \
            >"$scratch/large.log" 2>&1 || true
    done
    publish tama.gateway.line "$base/line/U1/in" marker
    account "$yui"
    mosquitto_sub "${as[@]}" -c -q 1 -t "$base/+/+/in" -C 3 -W 10 -F %l >"$scratch/sizes"
    check "16 KiB and a little more arrive, far more does not" \
        [ "$(paste -sd' ' "$scratch/sizes")" = "16384 16385 6" ]
}

need_packages mosquitto mosquitto-clients procps
a_session_is_made_for_every_account
everyone_can_do_their_part
nobody_reads_what_is_not_theirs
nobody_writes_as_somebody_else
strangers_stay_outside
a_forged_will_does_not_arrive
what_was_refused_does_not_arrive
a_session_cannot_be_taken_over
accounts_are_added_while_the_broker_runs
the_largest_message_fits
the_attempt_is_a_real_one
if [ "$failures" -gt 0 ]; then fail "$failures checks failed"; fi
