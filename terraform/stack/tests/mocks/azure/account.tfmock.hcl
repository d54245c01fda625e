mock_data "azurerm_client_config" {
  defaults = {
    tenant_id = "00000000-0000-4000-8000-00000000000a"
    object_id = "00000000-0000-4000-8000-00000000000b"
  }
}

mock_data "azurerm_subscription" {
  defaults = {
    id              = "/subscriptions/00000000-0000-4000-8000-00000000000c"
    subscription_id = "00000000-0000-4000-8000-00000000000c"
  }
}

mock_resource "azurerm_storage_account" {
  defaults = { id = "/subscriptions/s/resourceGroups/backups/providers/Microsoft.Storage/storageAccounts/examplebackups" }
}

mock_resource "azurerm_storage_container" {
  defaults = { id = "/subscriptions/s/resourceGroups/backups/providers/Microsoft.Storage/storageAccounts/examplebackups/blobServices/default/containers/holdfast" }
}

mock_resource "azurerm_key_vault" {
  defaults = { id = "/subscriptions/s/resourceGroups/backups/providers/Microsoft.KeyVault/vaults/examplebackups" }
}

mock_resource "azurerm_key_vault_key" {
  defaults = { versionless_id = "https://examplebackups.vault.azure.net/keys/storage" }
}
