data "aws_caller_identity" "here" {}

data "aws_partition" "here" {}

data "aws_region" "here" {}

data "aws_caller_identity" "keys" {
  provider = aws.keys
}

data "aws_region" "keys" {
  provider = aws.keys
}

locals {
  arn = "arn:${data.aws_partition.here.partition}:s3:::${var.name}"

  # A lease is renewed to one and a half times the lock; twice leaves room, and no more.
  longest_lock_days = 2 * var.lock_days
}

resource "aws_s3_bucket" "this" {
  bucket = var.name
  # Only at creation is it certain that no file was ever without a lock.
  object_lock_enabled = true
  force_destroy       = false
  tags                = var.tags

  # A `terraform destroy` by mistake fails here, and has not yet come to those who do the work and those who watch: they go after
  # the bucket, and tell what it took away before.
  depends_on = [
    aws_cloudwatch_metric_alarm.this, aws_cloudtrail.this, aws_eks_pod_identity_association.this,
    aws_iam_role_policy.bucket, aws_iam_role_policy.key,
  ]

  lifecycle {
    precondition {
      condition     = data.aws_region.keys.region == data.aws_region.here.region
      error_message = "The provider aws.keys works in another region than aws: S3 takes a key of its bucket's own region only."
    }
  }
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_object_lock_configuration" "this" {
  bucket = aws_s3_bucket_versioning.this.bucket

  rule {
    default_retention {
      # GOVERNANCE can be lifted by whoever has the right, so it counts as no lock.
      mode = "COMPLIANCE"
      days = var.lock_days
    }
  }
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_ownership_controls" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "this" {
  bucket = aws_s3_bucket.this.id

  rule {
    # One call of KMS for many files, instead of one for each.
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = module.key.arn
    }
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "this" {
  # Names are written once, so versions that are not current, and markers, come from an attack or from pruning. A genuine version
  # beneath a hostile marker stays: what is kept is locked, and expiration does not touch what is locked.
  bucket = aws_s3_bucket_versioning.this.bucket

  rule {
    id     = "versions-that-nothing-locks"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = local.longest_lock_days
    }

    expiration {
      expired_object_delete_marker = true
    }
  }

  rule {
    id     = "uploads-that-were-given-up"
    status = "Enabled"

    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 1
    }
  }
}
