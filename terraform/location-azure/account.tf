data "azurerm_subscription" "here" {}

resource "azurerm_storage_account" "this" {
  name                     = var.name
  resource_group_name      = var.place.resource_group_name
  location                 = var.place.region
  account_kind             = "StorageV2"
  account_tier             = "Standard"
  account_replication_type = var.replication
  tags                     = var.tags

  # A key of the account ignores every role. Who has none cannot lose one.
  shared_access_key_enabled       = false
  default_to_oauth_authentication = true
  local_user_enabled              = false
  sftp_enabled                    = false

  allow_nested_items_to_be_public  = false
  cross_tenant_replication_enabled = false
  allowed_copy_scope               = "AAD"
  https_traffic_only_enabled       = true
  min_tls_version                  = "TLS1_2"
  # Hierarchical namespaces know no version-level immutability.
  is_hns_enabled = false

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 7
    }

    container_delete_retention_policy {
      days = 30
    }
  }

  # Of versions, at the account: every container inherits it. A container's own policy takes five extensions and no more.
  immutability_policy {
    state                         = var.locked ? "Locked" : "Unlocked"
    period_since_creation_in_days = var.lock_days
    allow_protected_append_writes = false
  }

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.account.id]
  }

  customer_managed_key {
    # Without a version: a new one is taken up by itself.
    key_vault_key_id          = azurerm_key_vault_key.this.versionless_id
    user_assigned_identity_id = azurerm_user_assigned_identity.account.id
  }

  depends_on = [azurerm_role_assignment.account_uses_key]
}

resource "azurerm_storage_container" "this" {
  name                  = "holdfast"
  storage_account_id    = azurerm_storage_account.this.id
  container_access_type = "private"
}

resource "azurerm_management_lock" "account" {
  name       = "holdfast"
  scope      = azurerm_storage_account.this.id
  lock_level = "CanNotDelete"
  notes      = "Backups. Read terraform/location-azure/README.md before you take this lock away."

  # It forbids to delete what lies below its scope, too: so it comes last, and goes first.
  depends_on = [azurerm_storage_container.this, azurerm_role_assignment.this, azurerm_monitor_diagnostic_setting.blobs]
}
