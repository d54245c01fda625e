module "rights" {
  source = "./rights"
}

locals {
  namespace      = "holdfast-system"
  resource_group = "${data.azurerm_subscription.here.id}/resourceGroups/${var.place.resource_group_name}"

  # Which service account is which identity. Where replicate writes, the protected cluster is nobody: that is what makes the copy independent.
  source_accounts = var.written_by == "snapshot" ? {
    snapshot = "writer"
    etcd     = "writer"
    restore  = "reader"
  } : {}
  vault_accounts = {
    replicate    = var.written_by == "replicate" ? "writer" : "reader"
    restore-test = "writer" # its evidence lies beside what it tested
    report       = "reader"
    retain       = "renewer"
    prune        = "pruner"
  }

  is_one_cluster = var.vault_cluster == null || var.vault_cluster == var.source_cluster
  clusters = local.is_one_cluster ? {
    source = { issuer = var.source_cluster.oidc_issuer_url, accounts = merge(local.vault_accounts, local.source_accounts) }
    } : {
    source = { issuer = var.source_cluster.oidc_issuer_url, accounts = local.source_accounts }
    vault  = { issuer = var.vault_cluster.oidc_issuer_url, accounts = local.vault_accounts }
  }

  # One identity for each service account: Azure writes the credentials of one identity one after the other, and fails if asked for two at once.
  bindings = merge([
    for place, one in local.clusters : {
      for account, role in one.accounts : "${place}-${account}" => { account = account, role = role, issuer = one.issuer }
    }
  ]...)
}

resource "azurerm_role_definition" "this" {
  for_each = module.rights.data_actions

  name        = "Holdfast ${each.key} of ${var.name}"
  description = "What Holdfast's ${each.key} may do in ${var.name}, and nothing else."
  # Azure takes nothing smaller for a role of one's own; given it is at the container.
  scope             = local.resource_group
  assignable_scopes = [local.resource_group]

  permissions {
    actions      = module.rights.actions
    data_actions = each.value
  }
}

resource "azurerm_user_assigned_identity" "this" {
  for_each = local.bindings

  name                = "${var.name}-${each.key}"
  resource_group_name = var.place.resource_group_name
  location            = var.place.region
  tags                = var.tags
}

resource "azurerm_federated_identity_credential" "this" {
  for_each = local.bindings

  name                = each.key
  resource_group_name = var.place.resource_group_name
  parent_id           = azurerm_user_assigned_identity.this[each.key].id
  issuer              = each.value.issuer
  subject             = "system:serviceaccount:${local.namespace}:${each.value.account}"
  audience            = ["api://AzureADTokenExchange"]
}

resource "azurerm_role_assignment" "this" {
  for_each = local.bindings

  scope              = azurerm_storage_container.this.id
  role_definition_id = azurerm_role_definition.this[each.value.role].role_definition_resource_id
  principal_id       = azurerm_user_assigned_identity.this[each.key].principal_id
  principal_type     = "ServicePrincipal"
}
