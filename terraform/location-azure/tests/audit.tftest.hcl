# Who did what. Each run is named after the mistake that it prevents.
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

run "an_attack_that_leaves_no_trace" {
  assert {
    condition     = toset(azurerm_monitor_diagnostic_setting.blobs.enabled_log[*].category) == toset(["StorageWrite", "StorageDelete"]) && endswith(azurerm_monitor_diagnostic_setting.blobs.target_resource_id, "/storageAccounts/examplebackups/blobServices/default")
    error_message = "Writing and deleting blobs is not logged."
  }
  assert {
    condition     = one(azurerm_monitor_diagnostic_setting.key.enabled_log).category == "AuditEvent" && azurerm_monitor_diagnostic_setting.key.target_resource_id == azurerm_key_vault.this.id
    error_message = "What is done to the key is not logged."
  }
}

run "logs_that_vanish_before_anybody_looks" {
  assert {
    condition     = azurerm_log_analytics_workspace.this.retention_in_days == 400
    error_message = "Logs are not kept for 400 days."
  }
}

run "refused_deletions_that_nobody_hears_of" {
  assert {
    condition = alltrue([
      for wanted in ["DeleteBlob", "SetBlobImmutabilityPolicy"] : contains(one([for one in azurerm_monitor_metric_alert.refused.criteria[0].dimension : one.values if one.name == "ApiName"]), wanted)
    ]) && contains(one([for one in azurerm_monitor_metric_alert.refused.criteria[0].dimension : one.values if one.name == "ResponseType"]), "AuthorizationError")
    error_message = "The alarm does not count refused deletions."
  }
  assert {
    condition     = one(azurerm_monitor_metric_alert.refused.action).action_group_id == azurerm_monitor_action_group.this.id && one(azurerm_monitor_action_group.this.email_receiver).email_address == "on-call@example.org"
    error_message = "The alarm tells nobody."
  }
}

run "a_lock_that_is_lifted_in_silence" {
  assert {
    condition = toset(one([for one in azurerm_monitor_metric_alert.abused.criteria[0].dimension : one.values if one.name == "ApiName"])) == toset(["SetBlobLegalHold", "DeleteBlobImmutabilityPolicy"]) && alltrue([
      for one in azurerm_monitor_metric_alert.abused.criteria[0].dimension : one.values == tolist(["Success"]) if one.name == "ResponseType"
    ])
    error_message = "The alarm does not count the holds that are set and the policies that are deleted."
  }
  assert {
    condition     = azurerm_monitor_metric_alert.abused.criteria[0].threshold == 0 && one(azurerm_monitor_metric_alert.abused.action).action_group_id == azurerm_monitor_action_group.this.id
    error_message = "The alarm does not ring at the first one, or tells nobody."
  }
}

run "an_alarm_at_every_check" {
  assert {
    condition     = azurerm_monitor_metric_alert.refused.criteria[0].threshold == 5
    error_message = "Holdfast's own trial deletions fire the alarm, until nobody listens any more."
  }
}
