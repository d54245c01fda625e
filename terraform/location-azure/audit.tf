resource "azurerm_log_analytics_workspace" "this" {
  name                = "${var.name}-log"
  resource_group_name = var.place.resource_group_name
  location            = var.place.region
  sku                 = "PerGB2018"
  retention_in_days   = 400
  tags                = var.tags
}

resource "azurerm_monitor_diagnostic_setting" "blobs" {
  name                       = "holdfast"
  target_resource_id         = "${azurerm_storage_account.this.id}/blobServices/default"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  # Reading is left out: a restore test reads everything, and the log would cost more than the storage.
  enabled_log {
    category = "StorageWrite"
  }
  enabled_log {
    category = "StorageDelete"
  }
}

resource "azurerm_monitor_diagnostic_setting" "key" {
  name                       = "holdfast"
  target_resource_id         = azurerm_key_vault.this.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  enabled_log {
    category = "AuditEvent"
  }
}

resource "azurerm_monitor_action_group" "this" {
  name                = "${var.name}-alarms"
  resource_group_name = var.place.resource_group_name
  short_name          = "holdfast"
  tags                = var.tags

  dynamic "email_receiver" {
    for_each = var.alarm_emails

    content {
      name                    = email_receiver.value
      email_address           = email_receiver.value
      use_common_alert_schema = true
    }
  }
}

# The renewer's right is wider than its work: what nobody here ever does with it is told when it is done.
resource "azurerm_monitor_metric_alert" "abused" {
  name                = "${var.name}-changed-locks"
  resource_group_name = var.place.resource_group_name
  description         = "Somebody set a legal hold on backups in ${var.name}, or took a lock away."
  scopes              = ["${azurerm_storage_account.this.id}/blobServices/default"]
  severity            = 0
  frequency           = "PT1M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.Storage/storageAccounts/blobServices"
    metric_name      = "Transactions"
    aggregation      = "Total"
    operator         = "GreaterThan"
    threshold        = 0

    dimension {
      name     = "ApiName"
      operator = "Include"
      values   = ["SetBlobLegalHold", "DeleteBlobImmutabilityPolicy"]
    }
    dimension {
      name     = "ResponseType"
      operator = "Include"
      values   = ["Success"]
    }
  }

  action {
    action_group_id = azurerm_monitor_action_group.this.id
  }
}

resource "azurerm_monitor_metric_alert" "refused" {
  name                = "${var.name}-denied-deletes"
  resource_group_name = var.place.resource_group_name
  description         = "Somebody was refused to delete backups in ${var.name}, or to touch their locks."
  scopes              = ["${azurerm_storage_account.this.id}/blobServices/default"]
  severity            = 0
  frequency           = "PT1M"
  window_size         = "PT15M"
  tags                = var.tags

  criteria {
    metric_namespace = "Microsoft.Storage/storageAccounts/blobServices"
    metric_name      = "Transactions"
    aggregation      = "Total"
    operator         = "GreaterThan"
    # Metrics do not tell which blob; Holdfast's own trial deletions are few, and no attack stops at five.
    threshold = 5

    dimension {
      name     = "ApiName"
      operator = "Include"
      values   = ["DeleteBlob", "DeleteContainer", "SetBlobImmutabilityPolicy", "DeleteBlobImmutabilityPolicy", "SetBlobLegalHold"]
    }
    dimension {
      name     = "ResponseType"
      operator = "Include"
      values   = ["AuthorizationError", "ClientOtherError"]
    }
  }

  action {
    action_group_id = azurerm_monitor_action_group.this.id
  }
}
