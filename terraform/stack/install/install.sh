# Installs what main.tf rendered. Safe to run twice; stops at the first thing that goes wrong, and says which.
set -eu
knative=../../../knative
folder=rendered/$NAME

kube() {
  if [ "$CONTEXT" = - ]; then kubectl "$@"; else kubectl --context "$CONTEXT" "$@"; fi
}

command -v kubectl >/dev/null || {
  echo "There is no kubectl on the PATH: install it, 1.27 or newer." >&2
  exit 1
}
[ -f "$KUBECONFIG" ] || {
  # kubectl would take this for "no settings", and speak to whatever listens on localhost:8080.
  echo "There is no kubeconfig $KUBECONFIG: make it, for example with: aws eks update-kubeconfig --name CLUSTER --kubeconfig $KUBECONFIG" >&2
  exit 1
}
mkdir -p "$folder"
printf '%s' "$KUSTOMIZATION" >"$folder/kustomization.yaml"
printf '%s' "$RESOURCES" >"$folder/resources.yaml"

# The API server must know the kinds before it can take resources of them.
kube apply --server-side -k "$knative/crds"
kube wait --for=condition=Established --timeout=60s \
  crd/backupplans.holdfast.dev crd/backuplocations.holdfast.dev crd/restores.holdfast.dev
kube apply --server-side -f "$knative/base/namespace.yaml"
if [ -n "$SECRETS" ]; then
  # By standard input: arguments are seen by everybody on this machine.
  printf '%s' "$SECRETS" | kube apply --server-side -f -
fi

# Knative's webhooks may be starting or moving just now, and refuse what they cannot look at. Applying again harms nothing.
for attempt in 1 2 3 4 5; do
  kube apply --server-side -k "$folder" && exit 0
  echo "kubectl could not apply everything (attempt $attempt of 5)." >&2
  [ "$attempt" = 5 ] || sleep 15
done
exit 1
