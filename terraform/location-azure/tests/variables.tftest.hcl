# What cannot be meant. Each run is named after the mistake that it prevents.
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

run "a_lock_that_lapses_before_anybody_notices" {
  command = plan
  variables {
    lock_days = 13
  }
  expect_failures = [var.lock_days]
}

run "a_lock_of_half_a_day" {
  command = plan
  variables {
    lock_days = 14.5
  }
  expect_failures = [var.lock_days]
}

run "a_lock_for_a_lifetime" {
  command = plan
  variables {
    lock_days = 3651
  }
  expect_failures = [var.lock_days]
}

run "a_name_with_a_dash" {
  command = plan
  variables {
    name = "example-backups"
  }
  expect_failures = [var.name]
}

run "a_name_that_no_vault_can_have" {
  command = plan
  variables {
    name = "1backups"
  }
  expect_failures = [var.name]
}

run "a_region_in_words" {
  command = plan
  variables {
    place = { resource_group_name = "backups", region = "North Europe" }
  }
  expect_failures = [var.place]
}

run "a_resource_group_by_its_id" {
  command = plan
  variables {
    place = { resource_group_name = "/subscriptions/00000000-0000-4000-8000-00000000000c/resourceGroups/backups", region = "northeurope" }
  }
  expect_failures = [var.place]
}

run "a_resource_group_that_cannot_be" {
  command = plan
  variables {
    place = { resource_group_name = "backups.", region = "northeurope" }
  }
  expect_failures = [var.place]
}

run "a_replication_that_others_read" {
  command = plan
  variables {
    replication = "RAGRS"
  }
  expect_failures = [var.replication]
}

run "a_writer_that_does_not_exist" {
  command = plan
  variables {
    written_by = "retain"
  }
  expect_failures = [var.written_by]
}

run "a_source_without_tls" {
  command = plan
  variables {
    source_cluster = { oidc_issuer_url = "http://oidc.example.org/x" }
  }
  expect_failures = [var.source_cluster]
}

run "a_vault_without_tls" {
  command = plan
  variables {
    vault_cluster = { oidc_issuer_url = "oidc.example.org/x" }
  }
  expect_failures = [var.vault_cluster]
}

run "alarms_for_nobody" {
  command = plan
  variables {
    alarm_emails = []
  }
  expect_failures = [var.alarm_emails]
}

run "alarms_for_a_name" {
  command = plan
  variables {
    alarm_emails = ["on-call"]
  }
  expect_failures = [var.alarm_emails]
}
