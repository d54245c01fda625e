# What the providers check has the form that they want.
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
  defaults = { id = "/subscriptions/00000000-0000-4000-8000-00000000000c/resourceGroups/backups/providers/Microsoft.Storage/storageAccounts/examplebackups" }
}

mock_resource "azurerm_storage_container" {
  defaults = { id = "/subscriptions/00000000-0000-4000-8000-00000000000c/resourceGroups/backups/providers/Microsoft.Storage/storageAccounts/examplebackups/blobServices/default/containers/holdfast" }
}

mock_resource "azurerm_key_vault" {
  defaults = { id = "/subscriptions/00000000-0000-4000-8000-00000000000c/resourceGroups/backups/providers/Microsoft.KeyVault/vaults/examplebackups" }
}

mock_resource "azurerm_key_vault_key" {
  defaults = { versionless_id = "https://examplebackups.vault.azure.net/keys/storage" }
}

mock_resource "azurerm_user_assigned_identity" {
  defaults = {
    id           = "/subscriptions/00000000-0000-4000-8000-00000000000c/resourceGroups/backups/providers/Microsoft.ManagedIdentity/userAssignedIdentities/somebody"
    client_id    = "00000000-0000-4000-8000-00000000000d"
    principal_id = "00000000-0000-4000-8000-00000000000e"
  }
}

mock_resource "azurerm_role_definition" {
  defaults = { role_definition_resource_id = "/subscriptions/00000000-0000-4000-8000-00000000000c/providers/Microsoft.Authorization/roleDefinitions/00000000-0000-4000-8000-00000000000f" }
}

mock_resource "azurerm_log_analytics_workspace" {
  defaults = { id = "/subscriptions/00000000-0000-4000-8000-00000000000c/resourceGroups/backups/providers/Microsoft.OperationalInsights/workspaces/examplebackups-log" }
}

mock_resource "azurerm_monitor_action_group" {
  defaults = { id = "/subscriptions/00000000-0000-4000-8000-00000000000c/resourceGroups/backups/providers/Microsoft.Insights/actionGroups/examplebackups-alarms" }
}
