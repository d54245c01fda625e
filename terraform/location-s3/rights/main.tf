# What each identity may do in a bucket: JSON, and nothing else, so that a test can apply it to a server that enforces it, and so
# that the owner of another S3 server can use it. Each policy fits into the 2,048 characters of a session's policy.
terraform {
  required_version = ">= 1.11"
}

locals {
  files = "${var.bucket_arn}/*"

  look = [
    {
      Effect   = "Allow"
      Action   = ["s3:ListBucket", "s3:ListBucketVersions", "s3:GetBucketLocation", "s3:GetBucketVersioning", "s3:GetBucketObjectLockConfiguration"]
      Resource = var.bucket_arn
    },
    {
      # Who cannot see a lock has to say that there is none. Renewer and pruner too read, and all read by version: which version is the
      # genuine one its content says, and what to lengthen or to delete the snapshots say.
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectRetention"]
      Resource = local.files
    },
  ]

  create = {
    # That nothing is overwritten is the bucket's own policy: not every server knows s3:if-none-match in an identity's.
    Effect   = "Allow"
    Action   = "s3:PutObject"
    Resource = local.files
  }

  lengthen = {
    # Locking junk for a century is an attack too.
    Effect   = "Allow"
    Action   = "s3:PutObjectRetention"
    Resource = local.files
    Condition = {
      StringEquals             = { "s3:object-lock-mode" = "COMPLIANCE" }
      NumericLessThanEquals    = { "s3:object-lock-remaining-retention-days" = tostring(var.longest_lock_days) }
      NumericGreaterThanEquals = { "s3:object-lock-remaining-retention-days" = "1" }
    }
  }

  delete = [
    {
      Effect   = "Allow"
      Action   = "s3:DeleteObjectVersion"
      Resource = local.files
    },
    {
      # MinIO wants this right too for deleting a version. AWS knows no such key there, so there it allows nothing: a deletion
      # without a version only hides what it names.
      Effect    = "Allow"
      Action    = "s3:DeleteObject"
      Resource  = local.files
      Condition = { StringLike = { "s3:versionid" = "?*" } }
    },
  ]

  # Said aloud, so that a right which somebody adds later does not open a way around the lock.
  configuration = [
    "s3:BypassGovernanceRetention", "s3:PutObjectLegalHold", "s3:PutBucketObjectLockConfiguration", "s3:PutBucketVersioning",
    "s3:PutLifecycleConfiguration", "s3:PutReplicationConfiguration", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy", "s3:DeleteBucket",
  ]
  never = {
    writer  = ["s3:DeleteObject*", "s3:PutObjectRetention"]
    reader  = ["s3:PutObject", "s3:DeleteObject*", "s3:PutObjectRetention"]
    renewer = ["s3:PutObject", "s3:DeleteObject*"]
    pruner  = ["s3:PutObject", "s3:PutObjectRetention"]
  }
  allowed = {
    writer  = concat(local.look, [local.create])
    reader  = local.look
    renewer = concat(local.look, [local.lengthen])
    pruner  = concat(local.look, local.delete)
  }

  policies = {
    for role, statements in local.allowed : role => jsonencode({
      Version = "2012-10-17"
      Statement = concat(statements, [{
        Effect   = "Deny"
        Action   = concat(local.never[role], local.configuration)
        Resource = [var.bucket_arn, local.files]
      }])
    })
  }
}
