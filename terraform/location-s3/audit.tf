# Who did what, kept where the lock cannot be: S3 delivers no access logs into a bucket with a default retention.
locals {
  log_days = 400
  logs     = "${var.name}-logs"
  logs_arn = "arn:${data.aws_partition.here.partition}:s3:::${local.logs}"
  trail    = "${var.name}-files"
  trail_arn = join(":", [
    "arn", data.aws_partition.here.partition, "cloudtrail", data.aws_region.here.region,
    data.aws_caller_identity.here.account_id, "trail/${local.trail}",
  ])

  # The refusals that `holdfast location check` and the scrub provoke on purpose lie below trials/.
  alarms = {
    denied-deletes = {
      description = "Somebody was refused to delete a backup in ${var.name}, or to shorten its lock."
      pattern     = "{ ($.eventSource = \"s3.amazonaws.com\") && ($.requestParameters.bucketName = \"${var.name}\") && ($.errorCode = \"AccessDenied\") && (($.eventName = \"Delete*\") || ($.eventName = \"PutObjectRetention\") || ($.eventName = \"PutObjectLegalHold\")) && (($.requestParameters.key NOT EXISTS) || ($.requestParameters.key != \"*/trials/*\")) }"
    }
    changed-rules = {
      description = "Somebody changed, or tried to change, the rules of ${var.name} or of its key."
      pattern     = "{ (($.eventSource = \"s3.amazonaws.com\") && ($.requestParameters.bucketName = \"${var.name}\") && (($.eventName = \"PutBucket*\") || ($.eventName = \"DeleteBucket*\"))) || (($.eventSource = \"kms.amazonaws.com\") && ($.requestParameters.keyId = \"*${module.key.key_id}\") && (($.eventName = \"ScheduleKeyDeletion\") || ($.eventName = \"DisableKey\") || ($.eventName = \"PutKeyPolicy\"))) }"
    }
    trail-stopped = {
      description = "Somebody stopped, or tried to stop, the trail that watches ${var.name}."
      pattern     = "{ ($.eventSource = \"cloudtrail.amazonaws.com\") && (($.requestParameters.name = \"*${local.trail}\") || ($.requestParameters.trailName = \"*${local.trail}\")) && (($.eventName = \"StopLogging\") || ($.eventName = \"DeleteTrail\") || ($.eventName = \"UpdateTrail\") || ($.eventName = \"PutEventSelectors\")) }"
    }
  }
  alarm_topic = var.alarm_topic_arn == null ? aws_sns_topic.alarms[0].arn : var.alarm_topic_arn
}

resource "aws_s3_bucket" "logs" {
  bucket        = local.logs
  force_destroy = false
  tags          = var.tags
}

resource "aws_s3_bucket_versioning" "logs" {
  bucket = aws_s3_bucket.logs.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "logs" {
  bucket                  = aws_s3_bucket.logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "logs" {
  bucket = aws_s3_bucket_versioning.logs.bucket

  rule {
    id     = "old-logs"
    status = "Enabled"

    filter {}

    expiration {
      days = local.log_days
    }

    noncurrent_version_expiration {
      noncurrent_days = 30
    }
  }
}

resource "aws_s3_bucket_policy" "logs" {
  bucket = aws_s3_bucket.logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [local.logs_arn, "${local.logs_arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "AccessLogs"
        Effect    = "Allow"
        Principal = { Service = "logging.s3.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${local.logs_arn}/access/*"
        Condition = {
          ArnLike      = { "aws:SourceArn" = local.arn }
          StringEquals = { "aws:SourceAccount" = data.aws_caller_identity.here.account_id }
        }
      },
      {
        Sid       = "TrailLooks"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = local.logs_arn
        Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
      },
      {
        Sid       = "TrailWrites"
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${local.logs_arn}/trail/AWSLogs/${data.aws_caller_identity.here.account_id}/*"
        Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn, "s3:x-amz-acl" = "bucket-owner-full-control" } }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.logs]
}

resource "aws_s3_bucket_logging" "this" {
  bucket        = aws_s3_bucket.this.id
  target_bucket = aws_s3_bucket_policy.logs.bucket
  target_prefix = "access/"
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = "/holdfast/${local.trail}"
  retention_in_days = local.log_days
  tags              = var.tags
}

resource "aws_iam_role" "trail" {
  name = local.trail
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudtrail.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceArn" = local.trail_arn } }
    }]
  })
  tags = var.tags
}

resource "aws_iam_role_policy" "trail" {
  name = "logs"
  role = aws_iam_role.trail.name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["logs:CreateLogStream", "logs:PutLogEvents"], Resource = "${aws_cloudwatch_log_group.trail.arn}:*" }]
  })
}

resource "aws_cloudtrail" "this" {
  name                          = local.trail
  s3_bucket_name                = aws_s3_bucket_policy.logs.bucket
  s3_key_prefix                 = "trail"
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn     = aws_iam_role.trail.arn
  enable_log_file_validation    = true
  include_global_service_events = false
  tags                          = var.tags

  # CloudTrail tries whether it may write before it takes the trail.
  depends_on = [aws_iam_role_policy.trail]

  # Reading is in the access logs; here it would cost more than the storage.
  advanced_event_selector {
    name = "Changes of files"

    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }
    field_selector {
      field       = "resources.ARN"
      starts_with = ["${local.arn}/"]
    }
    field_selector {
      field  = "readOnly"
      equals = ["false"]
    }
  }

  advanced_event_selector {
    name = "Changes of rules"

    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
    field_selector {
      field  = "readOnly"
      equals = ["false"]
    }
  }
}

resource "aws_sns_topic" "alarms" {
  count = var.alarm_topic_arn == null ? 1 : 0

  name = "${var.name}-alarms"
  tags = var.tags
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each = local.alarms

  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = each.value.pattern

  metric_transformation {
    namespace     = "Holdfast"
    name          = "${var.name}-${each.key}"
    value         = "1"
    default_value = "0"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = "Holdfast"
  metric_name         = aws_cloudwatch_log_metric_filter.this[each.key].metric_transformation[0].name
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [local.alarm_topic]
  tags                = var.tags
}
