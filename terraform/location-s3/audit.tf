# Who did what.
locals {
  log_days  = 400
  logs      = "${var.name}-logs"
  logs_arn  = "arn:${data.aws_partition.here.partition}:s3:::${local.logs}"
  trail     = "${var.name}-files"
  log_group = "/holdfast/${local.trail}"
  trail_arn = join(":", [
    "arn", data.aws_partition.here.partition, "cloudtrail", data.aws_region.here.region,
    data.aws_caller_identity.here.account_id, "trail/${local.trail}",
  ])
}

resource "aws_cloudwatch_log_group" "trail" {
  name              = local.log_group
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
  name                       = local.trail
  s3_bucket_name             = aws_s3_bucket_policy.logs.bucket
  s3_key_prefix              = "trail"
  cloud_watch_logs_group_arn = "${aws_cloudwatch_log_group.trail.arn}:*"
  cloud_watch_logs_role_arn  = aws_iam_role.trail.arn
  enable_log_file_validation = true
  # Roles are of no region: who changes them is told in another one.
  include_global_service_events = true
  is_multi_region_trail         = true
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
