#!/bin/sh
# Holds the name spaces of a node, with its network and cgroup, as long as standard input is open: when it closes, and the kernel closes
# it however our parent ends, the first process inside ends, all others in its name space are killed, and what is left is removed.
#   hold.sh NAME FOLDER HOST_ADDRESS NODE_ADDRESS POD_RANGE SERVICE_RANGE
# NAME is the name of the link on the machine and of the cgroup; FOLDER holds all that the node writes. Prints "ready".
# Status 75: the name is taken.
set -eu
name=$1 folder=$2 host=$3 node=$4 pods=$5 services=$6

if [ -e /sys/fs/cgroup/cgroup.controllers ]; then cgroups=/sys/fs/cgroup/$name; else cgroups="/sys/fs/cgroup/*/$name"; fi
remove() {
  # shellcheck disable=SC2086 # a pattern
  find $cgroups -depth -type d -exec rmdir {} + 2>/dev/null || true
  rm -rf "$folder"
}
trap 'exit 143' TERM INT HUP

# In the network and mount name spaces. The machine's network is entered by our process, to which one end of the link is given.
enter='
  name=$1 folder=$2 host=$3 node=$4 pods=$5 services=$6 holder=$7
  machine() { nsenter --target "$holder" --net ip "$@"; }
  ip link add eth0 type veth peer name "$name" netns "$holder" || {
    if machine link show "$name" >/dev/null 2>&1; then exit 75; else exit 1; fi # another was faster
  }
  machine address add "$host/30" dev "$name"
  machine link set "$name" up
  machine route add "$pods" via "$node" dev "$name" onlink
  machine route add "$services" via "$node" dev "$name" onlink
  ip link set lo up
  ip address add "$node/30" dev eth0
  ip link set eth0 up
  # What the node itself sends to a service needs a route before kube-proxy may redirect it; what nobody redirects ends on a bridge
  # into which nothing is plugged. What is sent to a pod that is gone ends too.
  ip link add services type bridge
  ip link set services up
  ip route add "$services" dev services src "$node"
  ip route add blackhole "$pods" metric 1000
  exec unshare --pid --fork --kill-child sh -euc "$hold" hold "$folder"
'
# The first process in the name space of processes. The shell also reaps those that lost their parents.
hold='
  mount -t proc proc /proc
  mount --make-rshared /
  mount -t tmpfs -o mode=755 tmpfs /run
  mkdir /run/node
  mount --bind "$1" /run/node
  mount -t tmpfs tmpfs /var/log
  echo 1 >/proc/sys/net/ipv4/ip_forward
  echo ready
  cat <&3 >/dev/null
  exit # not the last command, or cat would be the first process
'
export hold

if ip link show "$name" >/dev/null 2>&1; then exit 75; fi
remove # what a node left that was killed together with its holder
mkdir -p "$folder"
if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
  mkdir -p "/sys/fs/cgroup/$name"
else
  for controller in /sys/fs/cgroup/*/; do mkdir -p "$controller$name" 2>/dev/null || true; done
  for file in cpuset.cpus cpuset.mems; do # a new one has none
    [ ! -e "/sys/fs/cgroup/cpuset/$name/$file" ] || cat "/sys/fs/cgroup/cpuset/$file" >"/sys/fs/cgroup/cpuset/$name/$file"
  done
fi

exec 3<&0 </dev/null
status=0
unshare --net --mount --propagation private sh -euc "$enter" enter "$name" "$folder" "$host" "$node" "$pods" "$services" $$ \
  || status=$?
exec 3<&-
remove
exit "$status"
