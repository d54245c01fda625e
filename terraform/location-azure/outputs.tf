output "backup_location" {
  description = "The BackupLocation, ready for yamlencode and kubectl."
  value = {
    apiVersion = "holdfast.dev/v1"
    kind       = "BackupLocation"
    metadata   = { name = var.name }
    spec = {
      provider             = "azure"
      medium               = "object-store-b"
      site                 = var.place.region
      account              = data.azurerm_subscription.here.subscription_id
      lockFor              = "${var.lock_days}d"
      credentialsInCluster = var.written_by == "snapshot" || local.is_one_cluster
      azure = {
        container = azurerm_storage_container.this.name
        account   = azurerm_storage_account.this.name
      }
    }
  }
}

output "service_accounts" {
  description = "Per cluster and service account, how its pods become their identity: the environment, and for whom the token is that they bring."
  value = {
    for place, one in local.clusters : place => {
      for account, role in one.accounts : account => {
        role = role
        environment = {
          AZURE_CLIENT_ID            = azurerm_user_assigned_identity.this["${place}-${account}"].client_id
          AZURE_TENANT_ID            = data.azurerm_client_config.here.tenant_id
          AZURE_AUTHORITY_HOST       = "https://login.microsoftonline.com/"
          AZURE_FEDERATED_TOKEN_FILE = "/var/run/secrets/holdfast/azure/token"
        }
        token = { name = "azure", audience = "api://AzureADTokenExchange" }
      }
    }
  }
}

output "data_actions" {
  description = "What each identity may do with blobs."
  value       = module.rights.data_actions
}

output "key_vault_id" {
  description = "The vault that holds the account's key, and has room for the key that wraps the repository's password."
  value       = azurerm_key_vault.this.id

  # Who uses it makes keys in it.
  depends_on = [azurerm_role_assignment.who_applies_makes_keys]
}

output "is_locked" {
  description = "Whether the lock is real. While it is not, the verdict says so."
  value       = var.locked
}
