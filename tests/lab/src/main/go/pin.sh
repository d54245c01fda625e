#!/bin/sh
# Writes the go.mod and go.sum from which the lab's programs are built where no release of them can be had:
#   pin.sh kubernetes 1.37.0 | pin.sh coredns 1.14.7 | pin.sh knative 0.42.2 | pin.sh traefik 3.6.12
# Each project gets a module of its own, so that it is built with the very modules that its own release asks for.
# Needs Go and its module proxy. Run it to move to another version, then name that version in the Java class beside the pins.
set -eu
name=$1 version=$2
here=$(cd "$(dirname "$0")" && pwd)
resources=$here/../resources/dev/holdfast/lab

released() { # MODULE: prints the path of the go.mod of that module's release
  scratch=$(mktemp -d)
  (cd "$scratch" && go mod download -json "$1@v$version") | sed -n 's/.*"GoMod": "\(.*\)",*/\1/p'
  rmdir "$scratch"
}

# What counts only in a project's own build is taken over into ours: "replace" and "exclude", where they name other releases.
# Kubernetes replaces its staging modules (k8s.io/api and so on) by folders of its own tree: they are published as 0.X.Y too.
replacements() {
  sed -n "s|^[[:space:]]*\(k8s.io/[^ ]*\) => ./staging/.*|replace \1 => \1 v0.${version#1.}|p" "$1"
  go mod edit -json "$1" | python3 -c '
import json, sys
module = json.load(sys.stdin)
for each in module.get("Replace") or []:
    new = each["New"]
    if "Version" in new: print("replace", each["Old"]["Path"], each["Old"].get("Version", ""), "=>", new["Path"], new["Version"])
for each in module.get("Exclude") or []: print("exclude", each["Path"], each["Version"])'
}

tools() { # PREFIX COMMAND...
  prefix=$1
  shift
  printf "tool $prefix/%s\n" "$@"
}

case $name in
  kubernetes)
    folder=$resources/node/kubernetes module=k8s.io/kubernetes
    tools=$(tools $module/cmd kube-controller-manager kube-proxy kube-scheduler kubectl kubelet)
    ;;
  coredns) folder=$resources/node/coredns module=github.com/coredns/coredns tools= ;;
  traefik) folder=$resources/knative/traefik module=github.com/traefik/traefik/v3 tools="tool $module/cmd/traefik" ;;
  knative)
    folder=$resources/knative/build module=knative.dev/serving
    tools="$(tools knative.dev/serving/cmd activator autoscaler controller queue webhook)
$(tools knative.dev/eventing/cmd apiserver_receive_adapter broker/filter broker/ingress controller in_memory/channel_controller \
  in_memory/channel_dispatcher jobsink mtchannel_broker mtping webhook)"
    # The checksum database does not have eventing; its sum in go.sum is what vouches for it.
    export GONOSUMDB=knative.dev/eventing
    ;;
  *) echo "pin.sh: $name is none of kubernetes, coredns, knative, traefik" >&2 && exit 2 ;;
esac
upstream=$(released "$module")
[ -n "$upstream" ] || { echo "pin.sh: the module proxy has no $module v$version" >&2 && exit 1; }

mkdir -p "$folder"
cd "$folder"
{
  echo "module dev.holdfast/lab/$name"
  echo
  grep '^go ' "$upstream"
  echo "$tools"
  echo "require $module v$version"
  [ "$name" != knative ] || echo "require knative.dev/eventing v$version"
  replacements "$upstream"
} >go.mod
rm -f go.sum
# Not "go get -tool", which would raise modules. Lists only what the programs themselves need, no tests.
complete() { if [ -n "$tools" ]; then go list -mod=mod -deps tool >/dev/null; else go list -mod=mod -deps . >/dev/null; fi; }
complete
if [ "$name" = coredns ]; then
  # The modules that both compile as Kubernetes has them: most of what CoreDNS is made of is then compiled already.
  python3 - >>go.mod <<'SHARE'
import json, subprocess
def module(folder):
    return json.loads(subprocess.run(["go", "mod", "edit", "-json"], cwd=folder, check=True, capture_output=True).stdout)
kubernetes, own = module("../kubernetes"), module(".")
versions = {each["Path"]: each["Version"] for each in kubernetes["Require"]}
versions |= {each["Old"]["Path"]: each["New"]["Version"] for each in kubernetes["Replace"]}
for each in own["Require"]:
    wanted = versions.get(each["Path"], each["Version"])
    if wanted != each["Version"]: print("replace", each["Path"], "=>", each["Path"], wanted)
SHARE
  rm -f go.sum
  complete
fi
go mod edit -fmt
