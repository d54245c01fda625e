# Who is who. Each run is named after the mistake that it prevents.
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

run "a_writer_that_overwrites" {
  assert {
    condition = toset(one(azurerm_role_definition.this["writer"].permissions).data_actions) == toset([
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action",
    ])
    error_message = "The writer may do more than add and read."
  }
}

run "a_reader_that_writes" {
  assert {
    condition     = toset(one(azurerm_role_definition.this["reader"].permissions).data_actions) == toset(["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"])
    error_message = "The reader may do more than read."
  }
}

run "a_lock_that_others_than_the_renewer_touch" {
  assert {
    condition     = [for role, one in azurerm_role_definition.this : role if anytrue([for action in one.permissions[0].data_actions : strcontains(action, "immutableStorage")])] == ["renewer"]
    error_message = "Another than the renewer may set policies, or the renewer may not."
  }
  assert {
    condition     = alltrue([for action in azurerm_role_definition.this["renewer"].permissions[0].data_actions : endswith(action, "/blobs/read") || endswith(action, "/immutableStorage/runAsSuperUser/action")])
    error_message = "The renewer may write or delete."
  }
}

run "a_deletion_by_others_than_the_pruner" {
  assert {
    condition     = [for role, one in azurerm_role_definition.this : role if anytrue([for action in one.permissions[0].data_actions : can(regex("(?i)delete|move", action))])] == ["pruner"]
    error_message = "Another than the pruner may delete, or the pruner may not."
  }
  assert {
    condition     = alltrue([for action in azurerm_role_definition.this["pruner"].permissions[0].data_actions : endswith(action, "/blobs/read") || endswith(action, "/blobs/delete") || endswith(action, "/deleteBlobVersion/action")])
    error_message = "The pruner may write, or touch locks."
  }
}

run "a_role_that_rules_the_account" {
  assert {
    condition     = alltrue([for one in azurerm_role_definition.this : one.permissions[0].actions == tolist(["Microsoft.Storage/storageAccounts/blobServices/containers/read"])])
    error_message = "A role may do more with the account than look at the container."
  }
  assert {
    condition     = alltrue([for one in azurerm_role_assignment.this : one.scope == azurerm_storage_container.this.id])
    error_message = "A role is given beyond the container."
  }
  assert {
    condition     = alltrue([for one in azurerm_role_definition.this : one.assignable_scopes == tolist(["/subscriptions/00000000-0000-4000-8000-00000000000c/resourceGroups/backups"])])
    error_message = "A role can be given in other resource groups, or in a place that Azure does not take."
  }
}

run "a_service_account_of_another_cluster" {
  assert {
    condition     = { for name, one in azurerm_federated_identity_credential.this : name => "${one.subject} of ${one.issuer}" } == { for name in ["replicate", "restore-test", "report", "retain", "prune"] : "vault-${name}" => "system:serviceaccount:holdfast-system:${name} of https://oidc.example.org/vault" }
    error_message = "Others than the vault's service accounts are trusted."
  }
  assert {
    condition     = alltrue([for one in azurerm_federated_identity_credential.this : one.audience == tolist(["api://AzureADTokenExchange"])])
    error_message = "Tokens that are meant for others are taken."
  }
}

run "two_credentials_of_one_identity_at_once" {
  variables {
    written_by = "snapshot"
  }
  assert {
    condition     = length(azurerm_user_assigned_identity.this) == length(azurerm_federated_identity_credential.this) && length(azurerm_user_assigned_identity.this) == 8
    error_message = "An identity has several credentials; Azure refuses to make them at the same time."
  }
  assert {
    condition     = output.service_accounts.source.snapshot.role == "writer" && output.service_accounts.vault.replicate.role == "reader" && output.backup_location.spec.credentialsInCluster
    error_message = "snapshot does not write, or replicate does more than read, or the location does not say that the cluster reaches it."
  }
}

run "credentials_in_the_attacked_cluster" {
  assert {
    condition     = length(output.service_accounts.source) == 0 && output.service_accounts.vault.replicate.role == "writer"
    error_message = "The protected cluster reaches a copy that replicate writes."
  }
}

run "independence_that_is_not_there" {
  variables {
    vault_cluster = null
  }
  assert {
    condition     = output.backup_location.spec.credentialsInCluster
    error_message = "One cluster does everything, and the BackupLocation says that the protected one holds no credentials."
  }
}

run "a_pod_that_gets_no_credentials" {
  assert {
    condition     = toset(keys(output.service_accounts.vault.prune.environment)) == toset(["AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_AUTHORITY_HOST", "AZURE_FEDERATED_TOKEN_FILE"])
    error_message = "A pod of the vault does not learn its identity."
  }
  assert {
    condition     = output.service_accounts.vault.prune.token == { name = "azure", audience = "api://AzureADTokenExchange" } && output.service_accounts.vault.prune.role == "pruner"
    error_message = "A pod of the vault brings a token that Azure does not take."
  }
}
