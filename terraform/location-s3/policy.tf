locals {
  # Against everyone, also those whom somebody gives more rights in this account later.
  bucket_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [local.arn, "${local.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        # Multipart uploads cannot say it, so they are refused as well: files here are single puts.
        Sid       = "OnlyNewNames"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:PutObject"
        Resource  = "${local.arn}/*"
        Condition = { Null = { "s3:if-none-match" = "true" } }
      },
      {
        # A thief could otherwise write files that only his key opens.
        Sid       = "NoKeyOfTheClient"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:PutObject"
        Resource  = "${local.arn}/*"
        Condition = { Null = { "s3:x-amz-server-side-encryption-customer-algorithm" = "false" } }
      },
      {
        # Who says nothing gets the bucket's key; who says anything gets another one: Amazon's own, if he names none.
        Sid       = "NoOtherKey"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:PutObject"
        Resource  = "${local.arn}/*"
        Condition = { Null = { "s3:x-amz-server-side-encryption" = "false" } }
      },
      {
        Sid       = "OnlyTheRenewerLengthens"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:PutObjectRetention"
        Resource  = "${local.arn}/*"
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = aws_iam_role.this["renewer"].arn } }
      },
      {
        Sid       = "NotForACentury"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:PutObjectRetention"
        Resource  = "${local.arn}/*"
        Condition = { NumericGreaterThan = { "s3:object-lock-remaining-retention-days" = tostring(local.longest_lock_days) } }
      },
      {
        Sid       = "OnlyThePrunerDeletes"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:DeleteObject*"
        Resource  = "${local.arn}/*"
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = aws_iam_role.this["pruner"].arn } }
      },
      {
        Sid       = "NobodyHoldsOrBypasses"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["s3:BypassGovernanceRetention", "s3:PutObjectLegalHold"]
        Resource  = "${local.arn}/*"
      },
    ]
  }
}

resource "aws_s3_bucket_policy" "this" {
  bucket = aws_s3_bucket.this.id
  policy = jsonencode(local.bucket_policy)

  depends_on = [aws_s3_bucket_public_access_block.this]
}
