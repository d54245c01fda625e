# What cannot be meant. Each run is named after the mistake that it prevents.
mock_provider "aws" {
  source = "./tests/mocks/here"
}

mock_provider "aws" {
  alias  = "keys"
  source = "./tests/mocks/keys"
}

variables {
  name           = "example-backups"
  source_cluster = { eks_cluster = "production" }
  vault_cluster  = { oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/oidc.example.org/vault" }
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

run "a_name_that_breaks_tls" {
  command = plan
  variables {
    name = "backups.example.org"
  }
  expect_failures = [var.name]
}

run "a_name_that_leaves_no_room_for_the_others" {
  command = plan
  variables {
    name = "a-name-that-is-much-too-long-for-the-roles-and-the-logs"
  }
  expect_failures = [var.name]
}

run "a_name_that_no_trail_can_have" {
  command = plan
  variables {
    name = "example--backups"
  }
  expect_failures = [var.name]
}

run "a_name_that_amazon_keeps_for_itself" {
  command = plan
  variables {
    name = "sthree-backups"
  }
  expect_failures = [var.name]
}

run "an_example_of_amazons_that_was_copied" {
  command = plan
  variables {
    name = "amzn-s3-demo-backups"
  }
  expect_failures = [var.name]
}

run "a_name_of_an_access_point" {
  command = plan
  variables {
    name = "backups-s3alias"
  }
  expect_failures = [var.name]
}

run "a_writer_that_does_not_exist" {
  command = plan
  variables {
    written_by = "retain"
  }
  expect_failures = [var.written_by]
}

run "a_source_that_is_trusted_in_two_ways" {
  command = plan
  variables {
    source_cluster = { eks_cluster = "production", oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/oidc.example.org/x" }
  }
  expect_failures = [var.source_cluster]
}

run "a_source_that_is_trusted_in_no_way" {
  command = plan
  variables {
    source_cluster = {}
  }
  expect_failures = [var.source_cluster]
}

run "an_issuer_where_a_provider_belongs" {
  command = plan
  variables {
    source_cluster = { oidc_provider_arn = "https://oidc.example.org/x" }
  }
  expect_failures = [var.source_cluster]
}

run "a_vault_that_is_trusted_in_two_ways" {
  command = plan
  variables {
    vault_cluster = { eks_cluster = "vault", oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/oidc.example.org/x" }
  }
  expect_failures = [var.vault_cluster]
}

run "an_issuer_where_the_vaults_provider_belongs" {
  command = plan
  variables {
    vault_cluster = { oidc_provider_arn = "https://oidc.example.org/x" }
  }
  expect_failures = [var.vault_cluster]
}

run "alarms_for_a_queue" {
  command = plan
  variables {
    alarm_topic_arn = "arn:aws:sqs:eu-central-1:111111111111:alarms"
  }
  expect_failures = [var.alarm_topic_arn]
}
