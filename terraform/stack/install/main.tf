locals {
  namespace = "holdfast-system"
  # From terraform/stack/install/rendered/NAME.
  root = "../../../../.."

  # Knative's Services are custom resources, so kustomize replaces lists whole; patches of single items leave them alone.
  patches = concat([local.revision], [
    for account, one in var.service_accounts : {
      target = { group = "serving.knative.dev", version = "v1", kind = "Service", name = account }
      patch = yamlencode(concat(
        [for name, value in one.environment : {
          op    = "add"
          path  = "/spec/template/spec/containers/0/env/-"
          value = { name = name, value = value }
        }],
        flatten([for name, audience in one.tokens : [
          {
            op    = "add"
            path  = "/spec/template/spec/containers/0/volumeMounts/-"
            value = { name = "token-${name}", mountPath = "/var/run/secrets/holdfast/${name}", readOnly = true }
          },
          {
            op   = "add"
            path = "/spec/template/spec/volumes/-"
            value = {
              name = "token-${name}"
              projected = {
                sources = [{ serviceAccountToken = { path = "token", audience = audience, expirationSeconds = 3600 } }]
              }
            }
          },
        ]]),
      ))
    } if length(one.environment) + length(one.tokens) > 0
  ])

  # A pod reads its Secrets when it starts. One that runs, as that of report always does, would keep what lapsed or was not there yet.
  revision = {
    target = { group = "serving.knative.dev", version = "v1", kind = "Service" }
    patch = yamlencode([{
      op    = "add"
      path  = "/spec/template/metadata/annotations/holdfast.dev~1secrets-revision"
      value = tostring(var.secrets_revision)
    }])
  }

  kustomization = yamlencode({
    apiVersion = "kustomize.config.k8s.io/v1beta1"
    kind       = "Kustomization"
    resources  = ["${local.root}/knative/${var.overlay}", "resources.yaml"]
    patches    = local.patches
  })
  resources = join("---\n", [for one in var.resources : yamlencode(one)])

  secrets = var.secrets == null ? "" : jsonencode({
    apiVersion = "v1"
    kind       = "List"
    items = [for name, values in var.secrets : {
      apiVersion = "v1"
      kind       = "Secret"
      metadata   = { name = name, namespace = local.namespace }
      type       = "Opaque"
      stringData = values
    }]
  })

  # What stands in the folder counts as well: a new release is a new install.
  files = sha256(join("", [for file in fileset("${path.module}/../../../knative", "**/*.yaml") : filesha256("${path.module}/../../../knative/${file}")]))
}

resource "terraform_data" "install" {
  triggers_replace = [local.kustomization, local.resources, local.files, var.secrets_revision, var.kubeconfig]

  provisioner "local-exec" {
    command     = "sh install.sh"
    working_dir = path.module

    environment = {
      NAME          = var.name
      KUBECONFIG    = pathexpand(var.kubeconfig.path)
      CONTEXT       = coalesce(var.kubeconfig.context, "-")
      KUSTOMIZATION = local.kustomization
      RESOURCES     = local.resources
      # An ephemeral value: it is handed on, and neither shown nor stored.
      SECRETS = local.secrets
    }
  }
}
