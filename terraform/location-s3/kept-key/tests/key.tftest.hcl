# Each run is named after the mistake that it prevents.
mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "222222222222" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_resource "aws_kms_key" {
    defaults = {
      arn    = "arn:aws:kms:eu-central-1:222222222222:key/0b5e9bd5-0000-4000-8000-000000000000"
      key_id = "0b5e9bd5-0000-4000-8000-000000000000"
    }
  }
}

variables {
  alias       = "holdfast/example"
  description = "An example."
}

run "a_key_that_is_gone_before_anybody_notices" {
  assert {
    condition     = aws_kms_key.this.deletion_window_in_days == 30 && aws_kms_key.this.policy == output.policy
    error_message = "The key can be gone in less than 30 days, or has another policy than the one that is tested."
  }
}

run "a_key_that_grows_old" {
  assert {
    condition     = aws_kms_key.this.enable_key_rotation
    error_message = "The key is not rotated."
  }
}

run "a_key_that_nobody_can_administer" {
  assert {
    condition     = one([for statement in jsondecode(output.policy).Statement : statement if statement.Sid == "OwnersAdminister"]).Principal == { AWS = "arn:aws:iam::222222222222:root" }
    error_message = "The key's own account cannot administer it."
  }
}

run "a_right_that_no_policy_shows" {
  assert {
    condition     = !strcontains(output.policy, "kms:CreateGrant") && !strcontains(output.policy, "kms:*")
    error_message = "Whoever administers the key can give rights to it that stand in no policy: grants."
  }
}

run "an_alias_of_amazons_own" {
  command = plan
  variables {
    alias = "aws/s3"
  }
  expect_failures = [var.alias]
}
