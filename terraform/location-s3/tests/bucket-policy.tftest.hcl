# The bucket's own policy. Each run is named after the mistake that it prevents.
mock_provider "aws" {
  source = "./tests/mocks/here"
}

mock_provider "aws" {
  alias  = "keys"
  source = "./tests/mocks/keys"
}

override_resource {
  target = aws_iam_role.this["writer"]
  values = { arn = "arn:aws:iam::111111111111:role/example-backups-writer" }
}

override_resource {
  target = aws_iam_role.this["reader"]
  values = { arn = "arn:aws:iam::111111111111:role/example-backups-reader" }
}

override_resource {
  target = aws_iam_role.this["renewer"]
  values = { arn = "arn:aws:iam::111111111111:role/example-backups-renewer" }
}

override_resource {
  target = aws_iam_role.this["pruner"]
  values = { arn = "arn:aws:iam::111111111111:role/example-backups-pruner" }
}

variables {
  name           = "example-backups"
  source_cluster = { eks_cluster = "production" }
  vault_cluster  = { oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/oidc.example.org/vault" }
}

run "credentials_on_the_wire" {
  assert {
    condition = one([for statement in jsondecode(output.bucket_policy).Statement : statement if statement.Sid == "OnlyOverTls"]) == {
      Sid       = "OnlyOverTls"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = ["arn:aws:s3:::example-backups", "arn:aws:s3:::example-backups/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }
    error_message = "Requests without TLS are not refused."
  }
}

run "a_file_that_is_written_twice" {
  assert {
    condition = one([for statement in jsondecode(output.bucket_policy).Statement : statement if statement.Sid == "OnlyNewNames"]) == {
      Sid       = "OnlyNewNames"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:PutObject"
      Resource  = "arn:aws:s3:::example-backups/*"
      Condition = { Null = { "s3:if-none-match" = "true" } }
    }
    error_message = "A put without If-None-Match is not refused."
  }
}

run "files_that_only_a_thief_can_open" {
  assert {
    condition     = one([for statement in jsondecode(output.bucket_policy).Statement : statement.Condition if statement.Sid == "NoKeyOfTheClient"]) == { Null = { "s3:x-amz-server-side-encryption-customer-algorithm" = "false" } }
    error_message = "A client may bring a key of its own."
  }
  assert {
    condition     = one([for statement in jsondecode(output.bucket_policy).Statement : statement.Condition if statement.Sid == "NoOtherKey"]) == { Null = { "s3:x-amz-server-side-encryption" = "false" } }
    error_message = "A client may say how its file is encrypted: with another key of KMS, or with Amazon's own."
  }
}

run "a_lock_that_anybody_may_touch" {
  assert {
    condition     = one([for statement in jsondecode(output.bucket_policy).Statement : statement if statement.Sid == "OnlyTheRenewerLengthens"]).Condition == { ArnNotEquals = { "aws:PrincipalArn" = "arn:aws:iam::111111111111:role/example-backups-renewer" } }
    error_message = "Others than the renewer may set retentions."
  }
  assert {
    condition     = toset(one([for statement in jsondecode(output.bucket_policy).Statement : statement if statement.Sid == "NobodyHoldsOrBypasses"]).Action) == toset(["s3:BypassGovernanceRetention", "s3:PutObjectLegalHold"])
    error_message = "Somebody may bypass a lock, or hold files for ever."
  }
}

run "junk_that_is_locked_for_a_century" {
  assert {
    condition     = one([for statement in jsondecode(output.bucket_policy).Statement : statement if statement.Sid == "NotForACentury"]).Condition == { NumericGreaterThan = { "s3:object-lock-remaining-retention-days" = "60" } }
    error_message = "A lock may be lengthened beyond twice the period."
  }
}

run "a_deletion_by_anybody_else" {
  assert {
    condition = one([for statement in jsondecode(output.bucket_policy).Statement : statement if statement.Sid == "OnlyThePrunerDeletes"]) == {
      Sid       = "OnlyThePrunerDeletes"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:DeleteObject*"
      Resource  = "arn:aws:s3:::example-backups/*"
      Condition = { ArnNotEquals = { "aws:PrincipalArn" = "arn:aws:iam::111111111111:role/example-backups-pruner" } }
    }
    error_message = "Others than the pruner may delete."
  }
}

run "a_right_that_the_bucket_gives_away" {
  assert {
    condition     = alltrue([for statement in jsondecode(output.bucket_policy).Statement : statement.Effect == "Deny" && statement.Principal == "*"])
    error_message = "The bucket's policy allows something: rights come from roles alone."
  }
  assert {
    condition     = aws_s3_bucket_policy.this.policy == output.bucket_policy
    error_message = "The bucket has another policy than the one that is tested."
  }
}
