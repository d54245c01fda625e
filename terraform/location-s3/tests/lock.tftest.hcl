# The lock. Each run is named after the mistake that it prevents.
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

run "files_that_were_there_before_the_lock" {
  assert {
    condition     = aws_s3_bucket.this.object_lock_enabled
    error_message = "Object Lock is not on from the bucket's creation."
  }
  assert {
    condition     = !aws_s3_bucket.this.force_destroy
    error_message = "force_destroy empties the bucket before anybody is asked."
  }
}

run "a_lock_that_somebody_with_a_right_can_lift" {
  assert {
    condition     = aws_s3_bucket_object_lock_configuration.this.rule[0].default_retention[0].mode == "COMPLIANCE"
    error_message = "The default retention is not COMPLIANCE."
  }
}

run "a_lock_that_only_the_location_promises" {
  variables {
    lock_days = 45
  }
  assert {
    condition     = aws_s3_bucket_object_lock_configuration.this.rule[0].default_retention[0].days == 45
    error_message = "The bucket does not lock for lock_days."
  }
  assert {
    condition     = output.backup_location.spec.lockFor == "45d"
    error_message = "The BackupLocation promises another lock than the bucket keeps."
  }
}

run "versions_that_are_not_kept" {
  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "Versioning is off: an overwritten file is gone."
  }
}

run "a_bucket_that_the_world_reads" {
  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.this.block_public_acls, aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls, aws_s3_bucket_public_access_block.this.restrict_public_buckets,
      aws_s3_bucket_public_access_block.logs.block_public_acls, aws_s3_bucket_public_access_block.logs.block_public_policy,
      aws_s3_bucket_public_access_block.logs.ignore_public_acls, aws_s3_bucket_public_access_block.logs.restrict_public_buckets,
    ])
    error_message = "One of the four doors to the public is open."
  }
}

run "files_that_belong_to_who_wrote_them" {
  assert {
    condition     = aws_s3_bucket_ownership_controls.this.rule[0].object_ownership == "BucketOwnerEnforced"
    error_message = "ACLs are in force: a writer from another account could own its files."
  }
}

run "a_lifecycle_that_deletes_backups" {
  assert {
    condition     = alltrue([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : alltrue([for expiry in rule.expiration : coalesce(expiry.days, 0) == 0])])
    error_message = "A rule expires current versions: leases decide what goes, never the age."
  }
  assert {
    condition     = alltrue([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : length(rule.transition) == 0 && length(rule.noncurrent_version_transition) == 0])
    error_message = "A rule moves files to a class from which a restore test cannot read them at once."
  }
}

run "non_current_versions_that_pile_up_for_ever" {
  assert {
    condition     = one(flatten([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : rule.noncurrent_version_expiration if rule.status == "Enabled"])).noncurrent_days == 60
    error_message = "Versions that are not current are not expired after the longest lock."
  }
  assert {
    condition     = anytrue(flatten([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : rule.expiration[*].expired_object_delete_marker if rule.status == "Enabled"]))
    error_message = "Markers that hide nothing any more stay for ever."
  }
}

run "hidden_versions_that_go_before_their_lock" {
  assert {
    condition = alltrue(flatten([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : [
      for expiry in rule.noncurrent_version_expiration : expiry.noncurrent_days >= 30
    ]]))
    error_message = "A genuine version beneath a hostile marker would be expired as soon as its lock lapses."
  }
}

run "uploads_that_were_given_up_and_cost_money" {
  assert {
    condition     = one(flatten([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : rule.abort_incomplete_multipart_upload if rule.status == "Enabled"])).days_after_initiation == 1
    error_message = "Unfinished multipart uploads stay for ever."
  }
}

run "a_location_that_a_plan_cannot_name" {
  assert {
    condition = output.backup_location == {
      apiVersion = "holdfast.dev/v1"
      kind       = "BackupLocation"
      metadata   = { name = "example-backups" }
      spec = {
        provider             = "s3"
        medium               = "object-store"
        site                 = "eu-central-1"
        account              = "111111111111"
        lockFor              = "30d"
        credentialsInCluster = true
        s3                   = { bucket = "example-backups", region = "eu-central-1" }
      }
    }
    error_message = "The BackupLocation is not the bucket's."
  }
}
