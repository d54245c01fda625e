# Runs one server, and kills it when whoever holds the other end of standard input lets go: on purpose, by ending, by being killed.
# guard LOG FOLDER PROGRAM [ARGUMENT...]    If FOLDER is not empty, it is wiped then.
trap '' HUP INT TERM
log=$1 folder=$2
shift 2
# So that the server also goes if this guard is killed.
if setpriv --pdeathsig KILL true 2>/dev/null; then
  set -- setpriv --pdeathsig KILL -- "$@"
fi
exec 3<&0
"$@" </dev/null >"$log" 2>&1 3<&- &
server=$!
{
  read -r end <&3
  # Without its owner file a folder belongs to nobody: the mark that it was let go.
  [ -z "$folder" ] || rm -f "$folder/owner"
  kill -KILL "$server"
} 2>/dev/null &
watch=$!
exec 3<&-
wait "$server"
status=$?
kill -KILL "$watch" 2>/dev/null
[ -z "$folder" ] || [ -e "$folder/owner" ] || rm -rf "$folder"
exit "$status"
