data "azurerm_client_config" "here" {}

resource "azurerm_key_vault" "this" {
  name                = var.name
  resource_group_name = var.place.resource_group_name
  location            = var.place.region
  tenant_id           = data.azurerm_client_config.here.tenant_id
  sku_name            = "standard"
  tags                = var.tags

  rbac_authorization_enabled = true
  # Deleting the key is deleting the data. For 90 days nobody can, not Microsoft either.
  purge_protection_enabled   = true
  soft_delete_retention_days = 90
}

resource "azurerm_management_lock" "key_vault" {
  name       = "holdfast"
  scope      = azurerm_key_vault.this.id
  lock_level = "CanNotDelete"
  notes      = "The key of the backups. Without it they cannot be read."

  # As the account's: it comes last, and goes first.
  depends_on = [azurerm_role_assignment.who_applies_makes_keys, azurerm_role_assignment.account_uses_key, azurerm_monitor_diagnostic_setting.key]
}

resource "azurerm_role_assignment" "who_applies_makes_keys" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Crypto Officer"
  principal_id         = data.azurerm_client_config.here.object_id

  lifecycle {
    # Somebody else applies the next time: replacing it would be deleting it, which the vault's lock forbids.
    ignore_changes = [principal_id]
  }
}

resource "azurerm_key_vault_key" "this" {
  name         = "storage"
  key_vault_id = azurerm_key_vault.this.id
  key_type     = "RSA"
  key_size     = 3072
  # It wraps the account's own key, and signs nothing.
  key_opts = ["wrapKey", "unwrapKey"]
  tags     = var.tags

  depends_on = [azurerm_role_assignment.who_applies_makes_keys]
}

resource "azurerm_user_assigned_identity" "account" {
  name                = "${var.name}-account"
  resource_group_name = var.place.resource_group_name
  location            = var.place.region
  tags                = var.tags
}

resource "azurerm_role_assignment" "account_uses_key" {
  scope                = azurerm_key_vault.this.id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.account.principal_id
  principal_type       = "ServicePrincipal"
}
