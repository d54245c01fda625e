output "backup_location" {
  description = "The BackupLocation, ready for yamlencode and kubectl."
  value = {
    apiVersion = "holdfast.dev/v1"
    kind       = "BackupLocation"
    metadata   = { name = var.name }
    spec = {
      provider             = "s3"
      medium               = "object-store"
      site                 = data.aws_region.here.region
      account              = data.aws_caller_identity.here.account_id
      lockFor              = "${var.lock_days}d"
      credentialsInCluster = var.written_by == "snapshot" || local.is_one_cluster
      s3 = {
        bucket = aws_s3_bucket.this.bucket
        region = data.aws_region.here.region
      }
    }
  }

  # Whoever uses it must find a bucket that locks.
  depends_on = [aws_s3_bucket_object_lock_configuration.this, aws_s3_bucket_policy.this]
}

output "service_accounts" {
  description = "Per cluster and service account, how its pods become their role: the environment, and for whom the token is that they bring. Empty where EKS Pod Identity does it."
  value = {
    for place, one in local.clusters : place => {
      for account, role in one.accounts : account => one.cluster.oidc_provider_arn == null ? {
        role        = role
        environment = { AWS_REGION = data.aws_region.here.region }
        token       = null
        } : {
        role = role
        environment = {
          AWS_REGION                  = data.aws_region.here.region
          AWS_ROLE_ARN                = aws_iam_role.this[role].arn
          AWS_WEB_IDENTITY_TOKEN_FILE = "/var/run/secrets/holdfast/aws/token"
        }
        token = { name = "aws", audience = "sts.amazonaws.com" }
      }
    }
  }
}

output "roles" {
  description = "The ARN of each identity's role: writer, reader, renewer, pruner."
  value       = { for role, one in aws_iam_role.this : role => one.arn }
}

output "policies" {
  description = "What each identity may do in the bucket, as JSON."
  value       = module.rights.policies
}

output "bucket_policy" {
  description = "The bucket's own policy, as JSON."
  value       = jsonencode(local.bucket_policy)
}

output "key_policy" {
  description = "The policy of the key, as JSON."
  value       = module.key.policy
}

output "key_arn" {
  description = "The key that encrypts the bucket."
  value       = module.key.arn
}

output "alarm_topic_arn" {
  description = "The SNS topic that hears alarms."
  value       = local.alarm_topic
}
