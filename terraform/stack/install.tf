locals {
  plan = {
    apiVersion = "holdfast.dev/v1"
    kind       = "BackupPlan"
    metadata   = { name = var.plan.name, namespace = "holdfast-system" }
    spec = merge(var.plan.spec, {
      copies   = [for one in [module.s3, module.azure] : { location = one.backup_location.metadata.name }]
      password = { secret = { name = "holdfast-password", key = "password" } }
    })
  }

  # Both clusters decide from the same resources.
  resources = [module.s3.backup_location, module.azure.backup_location, local.plan]

  service_accounts = {
    for place in ["source", "vault"] : place => {
      for account in distinct(flatten([for one in [module.s3, module.azure] : keys(try(one.service_accounts[place], {}))])) : account => {
        environment = merge([for one in [module.s3, module.azure] : try(one.service_accounts[place][account].environment, {})]...)
        tokens = {
          for token in [for one in [module.s3, module.azure] : try(one.service_accounts[place][account].token, null)] : token.name => token.audience
          if token != null
        }
      }
    }
  }

  # The password opens; the receipt's key signs what is stored, and only where it is stored; the evidence's only where it is tested.
  password    = var.secrets == null ? {} : { holdfast-password = { password = var.secrets.password } }
  receipts    = var.secrets == null ? {} : { holdfast-receipt-key = { "receipt-key.pem" = var.secrets.receipt_key } }
  evidence    = var.secrets == null ? {} : { holdfast-evidence-key = { "evidence-key.pem" = var.secrets.evidence_key } }
  of_source   = var.vault_cluster == null ? merge(local.password, local.receipts, local.evidence) : merge(local.password, local.receipts)
  of_vault    = merge(local.password, local.evidence)
  has_secrets = var.secrets != null
}

module "source" {
  source = "./install"

  name             = var.vault_cluster == null ? "single" : "source"
  kubeconfig       = var.source_cluster.kubeconfig
  overlay          = "overlays/${var.vault_cluster == null ? "single" : "source"}"
  resources        = local.resources
  service_accounts = local.service_accounts.source
  secrets          = local.has_secrets ? local.of_source : null
  secrets_revision = var.secrets_revision
}

module "vault" {
  source = "./install"
  count  = var.vault_cluster == null ? 0 : 1

  name             = "vault"
  kubeconfig       = var.vault_cluster.kubeconfig
  overlay          = "overlays/vault"
  resources        = local.resources
  service_accounts = local.service_accounts.vault
  secrets          = local.has_secrets ? local.of_vault : null
  secrets_revision = var.secrets_revision
}
