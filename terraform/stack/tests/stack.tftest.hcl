# Each run is named after the mistake that it prevents.
mock_provider "aws" {
  source = "./tests/mocks/here"
}

mock_provider "aws" {
  alias  = "keys"
  source = "./tests/mocks/keys"
}

mock_provider "azurerm" {
  source = "./tests/mocks/azure"
}

# Their provisioners would run, mocked or not, and look for a cluster.
override_module {
  target  = module.source
  outputs = { kustomization = "of the source", resources = "" }
}

override_module {
  target  = module.vault
  outputs = { kustomization = "of the vault", resources = "" }
}

variables {
  name  = "example-backups"
  azure = { resource_group_name = "backups", region = "northeurope", alarm_emails = ["on-call@example.org"] }

  azure_locked = false
  source_cluster = {
    kubeconfig      = { path = "/nowhere/source" }
    eks_cluster     = "production"
    oidc_issuer_url = "https://oidc.example.org/production"
  }
  vault_cluster = {
    kubeconfig        = { path = "/nowhere/vault" }
    oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/oidc.example.org/vault"
    oidc_issuer_url   = "https://oidc.example.org/vault"
  }
  secrets = {
    password     = "0123456789abcdef0123456789abcdef"
    receipt_key  = "-----BEGIN PRIVATE KEY-----"
    evidence_key = "-----BEGIN PRIVATE KEY-----"
  }
  plan = {
    name = "nightly"
    spec = {
      cluster  = { name = "production", site = "eu-central-1" }
      schedule = "0 */6 * * *"
      trust    = { receiptKeys = ["Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="], evidenceKeys = ["Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="] }
    }
  }
}

run "a_plan_that_names_other_places_than_there_are" {
  assert {
    condition     = [for document in split("---\n", output.holdfast_yaml) : "${yamldecode(document).kind} ${yamldecode(document).metadata.name}"] == ["BackupLocation example-backups", "BackupLocation examplebackups", "BackupPlan nightly"]
    error_message = "The resources are not two locations and a plan."
  }
  assert {
    condition     = yamldecode(split("---\n", output.holdfast_yaml)[2]).spec.copies == [{ location = "example-backups" }, { location = "examplebackups" }]
    error_message = "The plan's copies are not the locations that the stack made."
  }
}

run "two_copies_that_the_cluster_can_destroy" {
  assert {
    condition     = [for document in slice(split("---\n", output.holdfast_yaml), 0, 2) : yamldecode(document).spec.credentialsInCluster] == [true, false]
    error_message = "The second copy is not independent of the protected cluster."
  }
  assert {
    condition     = !contains(flatten([for one in output.service_accounts.source : keys(one.environment)]), "AZURE_CLIENT_ID")
    error_message = "A pod of the protected cluster becomes somebody at Azure."
  }
}

run "credentials_for_who_makes_pods" {
  assert {
    condition     = !contains(flatten([for one in output.service_accounts : keys(one)]), "reconcile")
    error_message = "reconcile, which may make pods, is somebody at a provider."
  }
}

run "a_function_that_reaches_one_of_its_two_copies" {
  assert {
    condition     = output.service_accounts.vault.replicate.tokens == { aws = "sts.amazonaws.com", azure = "api://AzureADTokenExchange" }
    error_message = "replicate does not bring a token to both providers."
  }
  assert {
    condition     = length(setintersection(keys(output.service_accounts.vault.replicate.environment), ["AWS_ROLE_ARN", "AZURE_CLIENT_ID"])) == 2
    error_message = "replicate is not somebody at both providers."
  }
}

run "a_password_that_a_log_shows" {
  assert {
    condition     = !strcontains(output.holdfast_yaml, "0123456789abcdef") && yamldecode(split("---\n", output.holdfast_yaml)[2]).spec.password == { secret = { name = "holdfast-password", key = "password" } }
    error_message = "The plan does not take the password from its Secret."
  }
}

run "a_signature_that_the_wrong_cluster_can_make" {
  assert {
    condition     = toset(keys(local.of_source)) == toset(["holdfast-password", "holdfast-receipt-key"]) && toset(keys(local.of_vault)) == toset(["holdfast-password", "holdfast-evidence-key"])
    error_message = "The source can sign evidence, or the vault receipts."
  }
}

run "a_password_that_dies_with_a_provider" {
  assert {
    condition     = startswith(output.password_keys.aws, "arn:aws:kms:eu-central-1:222222222222:") && azurerm_key_vault_key.password.key_vault_id == module.azure.key_vault_id
    error_message = "There is no key at each provider to wrap the password with."
  }
  assert {
    condition     = toset(azurerm_key_vault_key.password.key_opts) == toset(["wrapKey", "unwrapKey"]) && strcontains(module.password_key.policy, "kms:ScheduleKeyDeletion")
    error_message = "A key that wraps does more than that, or can be deleted."
  }
}

run "azure_locked_by_surprise" {
  assert {
    condition     = !module.azure.is_locked
    error_message = "The stack locks Azure for ever without anybody having said so."
  }
}

run "an_azure_that_stays_open" {
  variables {
    azure_locked = true
  }
  assert {
    condition     = module.azure.is_locked
    error_message = "azure_locked = true does not reach the account."
  }
}

run "one_cluster_that_claims_to_be_two" {
  variables {
    vault_cluster = null
  }
  assert {
    condition     = [for document in slice(split("---\n", output.holdfast_yaml), 0, 2) : yamldecode(document).spec.credentialsInCluster] == [true, true]
    error_message = "One cluster does everything, and a location says that the protected one holds no credentials."
  }
  assert {
    condition     = length(module.vault) == 0 && toset(keys(local.of_source)) == toset(["holdfast-password", "holdfast-receipt-key", "holdfast-evidence-key"])
    error_message = "The only cluster does not get all three secrets."
  }
  assert {
    condition     = contains(keys(output.service_accounts.source.replicate.environment), "AZURE_CLIENT_ID")
    error_message = "replicate cannot write in the only cluster."
  }
}

run "a_name_that_azure_does_not_take" {
  command = plan
  variables {
    name = "backups-of-a-company-with-a-long-name"
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

run "a_plan_without_a_cluster" {
  command = plan
  variables {
    plan = { name = "nightly", spec = { trust = { receiptKeys = ["x"], evidenceKeys = ["x"] } } }
  }
  expect_failures = [var.plan]
}

run "a_plan_that_trusts_everybody" {
  command = plan
  variables {
    plan = { name = "nightly", spec = { cluster = { name = "production" } } }
  }
  expect_failures = [var.plan]
}

run "a_plan_with_copies_of_its_own" {
  command = plan
  variables {
    plan = { name = "nightly", spec = { cluster = { name = "production" }, copies = [], trust = { receiptKeys = ["x"], evidenceKeys = ["x"] } } }
  }
  expect_failures = [var.plan]
}

run "a_plan_whose_name_is_none" {
  command = plan
  variables {
    plan = { name = "Every night", spec = { cluster = { name = "production" }, trust = { receiptKeys = ["x"], evidenceKeys = ["x"] } } }
  }
  expect_failures = [var.plan]
}

run "a_password_that_somebody_can_guess" {
  command = plan
  variables {
    secrets = { password = "secret", receipt_key = "-----BEGIN PRIVATE KEY-----", evidence_key = "-----BEGIN PRIVATE KEY-----" }
  }
  expect_failures = [var.secrets]
}

run "a_public_key_where_the_private_one_belongs" {
  command = plan
  variables {
    secrets = { password = "0123456789abcdef0123456789abcdef", receipt_key = "-----BEGIN PUBLIC KEY-----", evidence_key = "-----BEGIN PRIVATE KEY-----" }
  }
  expect_failures = [var.secrets]
}
