# The lock. Each run is named after the mistake that it prevents.
mock_provider "azurerm" {
  source = "./tests/mocks"
}

variables {
  name           = "examplebackups"
  place          = { resource_group_name = "backups", region = "northeurope" }
  source_cluster = { oidc_issuer_url = "https://oidc.example.org/production" }
  vault_cluster  = { oidc_issuer_url = "https://oidc.example.org/vault" }
  alarm_emails   = ["on-call@example.org"]
  locked         = false
}

run "an_account_that_can_never_be_destroyed_by_surprise" {
  assert {
    condition     = azurerm_storage_account.this.immutability_policy[0].state == "Unlocked" && !output.is_locked
    error_message = "The lock is final without anybody having said so."
  }
}

run "a_lock_that_stays_open" {
  variables {
    locked = true
  }
  assert {
    condition     = azurerm_storage_account.this.immutability_policy[0].state == "Locked" && output.is_locked
    error_message = "locked = true does not lock."
  }
}

run "a_lock_that_only_the_location_promises" {
  variables {
    lock_days = 45
  }
  assert {
    condition     = azurerm_storage_account.this.immutability_policy[0].period_since_creation_in_days == 45
    error_message = "The account does not lock for lock_days."
  }
  assert {
    condition     = output.backup_location.spec.lockFor == "45d"
    error_message = "The BackupLocation promises another lock than the account keeps."
  }
}

run "a_locked_blob_that_grows" {
  assert {
    condition     = !azurerm_storage_account.this.immutability_policy[0].allow_protected_append_writes
    error_message = "Append blobs can be changed while they are locked."
  }
}

run "versions_that_are_not_kept" {
  assert {
    condition     = azurerm_storage_account.this.blob_properties[0].versioning_enabled
    error_message = "Versioning is off: without it there is no version-level immutability."
  }
  assert {
    condition     = !azurerm_storage_account.this.is_hns_enabled
    error_message = "Hierarchical namespaces know no version-level immutability."
  }
}

run "a_key_of_the_account_that_ignores_every_role" {
  assert {
    condition     = !azurerm_storage_account.this.shared_access_key_enabled && azurerm_storage_account.this.default_to_oauth_authentication
    error_message = "Shared keys are on."
  }
  assert {
    condition     = !azurerm_storage_account.this.local_user_enabled && !azurerm_storage_account.this.sftp_enabled
    error_message = "Local users ignore roles as keys do."
  }
}

run "a_container_that_the_world_reads" {
  assert {
    condition     = !azurerm_storage_account.this.allow_nested_items_to_be_public && azurerm_storage_container.this.container_access_type == "private"
    error_message = "Blobs can be public."
  }
  assert {
    condition     = !azurerm_storage_account.this.cross_tenant_replication_enabled && azurerm_storage_account.this.allowed_copy_scope == "AAD"
    error_message = "Blobs can be copied into another tenant."
  }
}

run "credentials_on_the_wire" {
  assert {
    condition     = azurerm_storage_account.this.https_traffic_only_enabled && azurerm_storage_account.this.min_tls_version == "TLS1_2"
    error_message = "Requests without TLS are not refused."
  }
}

run "a_deletion_that_nobody_can_take_back" {
  assert {
    condition     = azurerm_storage_account.this.blob_properties[0].delete_retention_policy[0].days == 7 && azurerm_storage_account.this.blob_properties[0].container_delete_retention_policy[0].days == 30
    error_message = "Soft delete is off."
  }
  assert {
    condition     = azurerm_management_lock.account.lock_level == "CanNotDelete" && azurerm_management_lock.account.scope == azurerm_storage_account.this.id
    error_message = "The account can be deleted by a click."
  }
}

run "data_that_dies_with_its_key" {
  assert {
    condition     = azurerm_key_vault.this.purge_protection_enabled && azurerm_key_vault.this.soft_delete_retention_days == 90
    error_message = "The key can be purged."
  }
  assert {
    condition     = azurerm_management_lock.key_vault.lock_level == "CanNotDelete" && azurerm_management_lock.key_vault.scope == azurerm_key_vault.this.id
    error_message = "The vault can be deleted by a click."
  }
}

run "data_under_a_key_of_the_provider" {
  assert {
    condition     = azurerm_storage_account.this.customer_managed_key[0].key_vault_key_id == "https://examplebackups.vault.azure.net/keys/storage"
    error_message = "The account is not encrypted with the owner's key."
  }
  assert {
    condition     = azurerm_role_assignment.account_uses_key.role_definition_name == "Key Vault Crypto Service Encryption User" && azurerm_key_vault.this.rbac_authorization_enabled
    error_message = "The account may do more with the vault than wrap and unwrap."
  }
  assert {
    condition     = toset(azurerm_key_vault_key.this.key_opts) == toset(["wrapKey", "unwrapKey"])
    error_message = "The key does more than wrap and unwrap."
  }
}

run "a_location_that_a_plan_cannot_name" {
  assert {
    condition = output.backup_location == {
      apiVersion = "holdfast.dev/v1"
      kind       = "BackupLocation"
      metadata   = { name = "examplebackups" }
      spec = {
        provider             = "azure"
        medium               = "object-store-b"
        site                 = "northeurope"
        account              = "00000000-0000-4000-8000-00000000000c"
        lockFor              = "30d"
        credentialsInCluster = false
        azure                = { container = "holdfast", account = "examplebackups" }
      }
    }
    error_message = "The BackupLocation is not the container's."
  }
}
