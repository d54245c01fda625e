# The key. Each run is named after the mistake that it prevents.
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

run "files_in_the_clear" {
  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms"
    error_message = "The bucket does not encrypt by itself."
  }
  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].kms_master_key_id == output.key_arn
    error_message = "The bucket encrypts with another key than the kept one."
  }
}

run "a_call_of_the_key_for_every_file" {
  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled
    error_message = "Without a bucket key each file costs a call of KMS."
  }
}

run "a_key_in_reach_of_who_takes_the_account" {
  assert {
    condition     = startswith(output.key_arn, "arn:aws:kms:eu-central-1:222222222222:")
    error_message = "The key was not made by the provider aws.keys."
  }
}

run "data_that_dies_with_its_key" {
  assert {
    condition = length([
      for statement in jsondecode(output.key_policy).Statement : statement
      if statement.Effect == "Deny" && statement.Principal == "*" && !contains(keys(statement), "Condition")
      && length(setintersection(statement.Action, ["kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:DeleteImportedKeyMaterial"])) == 3
    ]) == 1
    error_message = "The key's policy does not deny its deletion to everyone."
  }
  assert {
    condition = alltrue(flatten([
      for statement in jsondecode(output.key_policy).Statement : [
        for action in statement.Action : !contains(["kms:*", "*", "kms:ScheduleKeyDeletion", "kms:DisableKey"], action)
      ] if statement.Effect == "Allow"
    ]))
    error_message = "The key's policy allows its deletion."
  }
}

run "a_key_that_unwraps_more_than_the_bucket" {
  assert {
    condition = alltrue([
      for statement in jsondecode(output.key_policy).Statement : statement.Condition.StringEquals["kms:ViaService"] == "s3.eu-central-1.amazonaws.com"
      if statement.Effect == "Allow" && contains(statement.Action, "kms:Decrypt")
    ])
    error_message = "The bucket's account can use the key for other things than this region's S3."
  }
}

run "a_key_that_the_readers_cannot_use" {
  assert {
    condition     = alltrue([for role in ["reader", "renewer", "pruner"] : jsondecode(aws_iam_role_policy.key[role].policy).Statement[0].Action == ["kms:Decrypt"]])
    error_message = "Who only reads may do something else with the key, or nothing."
  }
  assert {
    condition     = toset(jsondecode(aws_iam_role_policy.key["writer"].policy).Statement[0].Action) == toset(["kms:GenerateDataKey", "kms:Decrypt"])
    error_message = "The writer cannot encrypt and read, or may do more."
  }
  assert {
    condition     = alltrue([for one in aws_iam_role_policy.key : jsondecode(one.policy).Statement[0].Resource == output.key_arn])
    error_message = "A role may use other keys."
  }
}

run "a_key_of_another_region" {
  command = plan

  override_data {
    target = data.aws_region.keys
    values = { region = "us-east-1" }
  }

  expect_failures = [aws_s3_bucket.this]
}
