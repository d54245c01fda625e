# Each run is named after the mistake that it prevents. What the policies mean is tried on a server, in tests/terraform.
variables {
  bucket_arn        = "arn:aws:s3:::example-backups"
  longest_lock_days = 60
}

run "a_policy_that_is_too_long_for_a_session" {
  assert {
    condition     = alltrue([for policy in output.policies : length(policy) <= 2048])
    error_message = "A policy has more than 2,048 characters."
  }
}

run "a_right_on_other_buckets" {
  assert {
    condition = alltrue(flatten([
      for policy in output.policies : [
        for statement in jsondecode(policy).Statement : [
          for resource in flatten([statement.Resource]) : contains(["arn:aws:s3:::example-backups", "arn:aws:s3:::example-backups/*"], resource)
        ]
      ]
    ]))
    error_message = "A policy reaches beyond the bucket."
  }
}

run "a_right_that_is_a_pattern" {
  assert {
    condition     = alltrue(flatten([for policy in output.policies : [for statement in jsondecode(policy).Statement : [for action in flatten([statement.Action]) : !strcontains(action, "*")] if statement.Effect == "Allow"]]))
    error_message = "A policy allows actions by a pattern: the next right that AWS invents would be in it."
  }
}

run "a_way_to_delete_that_is_forgotten" {
  assert {
    condition = alltrue([
      for role in ["writer", "reader", "renewer"] : anytrue([for statement in jsondecode(output.policies[role]).Statement : statement.Effect == "Deny" && contains(flatten([statement.Action]), "s3:DeleteObject*")])
    ])
    error_message = "Another than the pruner is not denied everything that deletes."
  }
}

run "a_pruner_that_hides" {
  assert {
    condition = alltrue([
      for statement in jsondecode(output.policies["pruner"]).Statement : statement.Condition == { StringLike = { "s3:versionid" = "?*" } }
      if statement.Effect == "Allow" && contains(flatten([statement.Action]), "s3:DeleteObject")
    ])
    error_message = "At AWS the pruner could put markers on files that are locked."
  }
}

run "a_folder_where_a_bucket_belongs" {
  command = plan
  variables {
    bucket_arn = "arn:aws:s3:::example-backups/folder"
  }
  expect_failures = [var.bucket_arn]
}

run "a_lock_that_no_renewal_fits_into" {
  command = plan
  variables {
    longest_lock_days = 20
  }
  expect_failures = [var.longest_lock_days]
}
