#!/bin/sh
# Writes the go.mod and go.sum from which etcd and kube-apiserver are built where no released program can be had:
#   pin.sh etcd VERSION | pin.sh etcdutl VERSION | pin.sh kube-apiserver VERSION
# Each program gets a module of its own, so that it is built with the very modules that its own release asks for.
# Needs Go and its module proxy. Run it to move to another version, then add that to KubernetesRelease.java.
set -eu
name=$1 version=$2
here=$(cd "$(dirname "$0")" && pwd)
folder=$here/../resources/dev/holdfast/throwaway/binaries/$name-$version

released() { # MODULE: prints the go.mod of that module's release
  scratch=$(mktemp -d)
  (cd "$scratch" && go mod download -json "$1@v$version") | sed -n 's/.*"GoMod": "\(.*\)",*/\1/p'
  rmdir "$scratch"
}

case $name in
  etcd) module=go.etcd.io/etcd/server/v3 program=$module ;;
  etcdutl) module=go.etcd.io/etcd/etcdutl/v3 program=$module ;;
  kube-apiserver) module=k8s.io/kubernetes program=$module/cmd/kube-apiserver ;;
  *) echo "pin.sh: $name is none of etcd, etcdutl and kube-apiserver" >&2 && exit 2 ;;
esac
upstream=$(released "$module")
[ -n "$upstream" ] || { echo "pin.sh: the module proxy has no $module v$version" >&2 && exit 1; }

mkdir -p "$folder"
cd "$folder"
{
  echo "module dev.holdfast/throwaway/$name"
  echo
  grep '^go ' "$upstream"
  echo
  echo "tool $program"
  echo
  echo "require $module v$version"
  echo
  # Kubernetes asks for k8s.io/api and its other staging modules as v0.0.0 and replaces them by folders of its own tree. They are
  # also published with each release, 1.X.Y as 0.X.Y: the same sources.
  echo "replace ("
  sed -n "s|^[[:space:]]*\(k8s.io/[^ ]*\) => ./staging/.*|	\1 => \1 v0.${version#1.}|p" "$upstream"
  echo ")"
} >go.mod
rm -f go.sum
# Not "go get -tool", which would raise modules. Lists only what the program itself needs, no tests.
go list -mod=mod -deps tool >/dev/null
go mod edit -fmt
