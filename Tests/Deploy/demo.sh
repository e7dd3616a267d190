#!/usr/bin/env bash
# The demo starts and ends what it should, with stand-ins for the toolchain and for Yui: quick,
# and able to fail at any point. What Yui itself says is tested with the real one.
set -euo pipefail
# shellcheck source=deploy/lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../../deploy/lib.sh"

scratch=$(mktemp -d)
demo_pid=
failures=0

clean_up() {
    stop_process "$demo_pid"
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

# A toolchain that has built already, and a Yui that notes what it was asked for.
make_stand_ins() {
    mkdir -p "$scratch/bin"
    cat >"$scratch/bin/swift" <<'TEXT'
#!/usr/bin/env bash
case "$*" in *--show-bin-path*) dirname "$0" ;; esac
TEXT
    cat >"$scratch/bin/yui" <<'TEXT'
#!/usr/bin/env bash
printf '%s\n' "$*" >>"$NOTES/asked"
while [ $# -gt 0 ]; do
    case $1 in
        serve | import | chat) command=$1 ;;
        --broker) port=${2##*:} ;;
        --data) data=$2 ;;
    esac
    shift
done
case $command in
    import) touch "$data/journal" ;;
    serve)
        if [ -e "$NOTES/daemon-fails" ]; then echo "the journal is locked" && exit 3; fi
        echo $$ >"$NOTES/daemon"
        echo "$port" >"$NOTES/port"
        mosquitto_pub -p "$port" -r -q 1 -t yui/v1/tama/monitor/status -m ready
        exec sleep 600
        ;;
    chat)
        if [ -e "$NOTES/chat-hangs" ]; then touch "$NOTES/chatting" && exec sleep 600; fi
        exit "$(cat "$NOTES/chat-status" 2>/dev/null || echo 0)"
        ;;
esac
TEXT
    chmod +x "$scratch/bin/swift" "$scratch/bin/yui"
    echo hello >"$scratch/script"
}

# Starts the demo with the notes at hand.
start_demo() {
    PATH=$scratch/bin:$PATH NOTES=$notes "$root/deploy/demo" --script "$scratch/script" "$@" \
        >"$notes/said" 2>&1 &
    demo_pid=$!
}

# Runs it to its end; `status` is how it ended.
demo() {
    start_demo "$@"
    end_of_demo
}

end_of_demo() {
    status=0
    wait "$demo_pid" || status=$?
    demo_pid=
}

fresh_notes() { notes=$(mktemp -d -p "$scratch"); }

# Both must have been there, or their absence says nothing.
all_has_ended() {
    [ -s "$notes/daemon" ] && has_ended "$(<"$notes/daemon")" &&
        [ -s "$notes/port" ] && ! port_answers "$(<"$notes/port")"
}

asked() { grep -qE "$1" "$notes/asked"; }
times_asked() { grep -cE "$1" "$notes/asked"; }

a_conversation_is_played() {
    fresh_notes
    demo --as line/U2
    check "it ends well" [ "$status" = 0 ]
    check "it ends what it started" all_has_ended
    check "the people are imported" asked '^import people .*/config/sample/people.csv '
    check "the activities are imported" asked '^import activities '
    check "the chat is who was asked for" asked '^chat --as line/U2 .*--script'
}

a_failing_chat_is_told() {
    fresh_notes
    echo 7 >"$notes/chat-status"
    demo
    check "the status of the chat is that of the demo" [ "$status" = 7 ]
    check "and all has ended" all_has_ended
}

a_failing_daemon_is_told() {
    fresh_notes
    touch "$notes/daemon-fails"
    demo
    check "it fails" [ "$status" = 1 ]
    check "it says why" grep -q "the journal is locked" "$notes/said"
    check "nobody is asked to chat" refuses asked '^chat'
}

refuses() { ! "$@"; }

a_signal_ends_all() {
    fresh_notes
    touch "$notes/chat-hangs"
    start_demo
    wait_until 30 test -e "$notes/chatting"
    kill -TERM "$demo_pid"
    end_of_demo
    check "the signal is told" [ "$status" = 143 ]
    check "and all has ended" all_has_ended
}

a_town_is_kept() {
    fresh_notes
    demo --data "$scratch/town"
    demo --data "$scratch/town"
    check "the town is still there" test -e "$scratch/town/journal"
    check "and was settled once" [ "$(times_asked '^import people')" = 1 ]
}

mistakes_are_told() {
    fresh_notes
    demo --whatever
    check "an unknown option is refused" [ "$status" = 1 ]
    check "and named" grep -q -- --whatever "$notes/said"
}

need_packages mosquitto mosquitto-clients procps
make_stand_ins
a_conversation_is_played
a_failing_chat_is_told
a_failing_daemon_is_told
a_signal_ends_all
a_town_is_kept
mistakes_are_told
if [ "$failures" -gt 0 ]; then fail "$failures checks failed"; fi
