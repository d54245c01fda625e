# A key that encrypts what must stay readable: deleting the key is deleting the data, whatever lock the data has.
terraform {
  required_version = ">= 1.11"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0, < 7.0"
    }
  }
}

data "aws_caller_identity" "owner" {}

data "aws_partition" "here" {}

locals {
  owner = "arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.owner.account_id}:root"

  policy = {
    Version = "2012-10-17"
    Statement = concat([
      {
        # Without this nobody could ever administer the key: KMS asks the key's policy first.
        Sid       = "OwnersAdminister"
        Effect    = "Allow"
        Principal = { AWS = local.owner }
        Action = [
          "kms:Describe*", "kms:Get*", "kms:List*", "kms:Put*", "kms:Update*", "kms:TagResource", "kms:UntagResource",
          "kms:CreateAlias", "kms:DeleteAlias", "kms:Enable*", "kms:CancelKeyDeletion", "kms:RevokeGrant",
        ]
        Resource = "*"
      },
      {
        Sid       = "NobodyDestroys"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:DisableKeyRotation", "kms:DeleteImportedKeyMaterial"]
        Resource  = "*"
      },
    ], var.uses)
  }
}

resource "aws_kms_key" "this" {
  description         = var.description
  enable_key_rotation = true
  # The longest that there is: time to notice, and to cancel.
  deletion_window_in_days = 30
  policy                  = jsonencode(local.policy)
  tags                    = var.tags
}

resource "aws_kms_alias" "this" {
  name          = "alias/${var.alias}"
  target_key_id = aws_kms_key.this.key_id
}
