variable "name" {
  description = "The bucket's name, which is the BackupLocation's too."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{1,50})[a-z0-9]$", var.name))
    error_message = "Write 3 to 52 lower-case letters, digits and '-': dots break TLS, and the module's other names grow from this one."
  }
  validation {
    condition     = !strcontains(var.name, "--")
    error_message = "Write no two '-' one after the other: the trail has the bucket's name, and CloudTrail refuses them."
  }
  validation {
    condition     = !can(regex("^(sthree-|amzn-s3-demo-)|-s3alias$", var.name))
    error_message = "S3 keeps names that begin with sthree- or amzn-s3-demo-, or end with -s3alias, for itself."
  }
}

variable "lock_days" {
  description = "How long each new file is locked by itself, in days. It can be raised later, never lowered for what is stored."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.lock_days == floor(var.lock_days) && var.lock_days >= 14
    error_message = "A lock under 14 days lapses before anybody notices an attack; write whole days, 14 or more."
  }
  validation {
    condition     = var.lock_days <= 3650
    error_message = "Nothing here can be deleted before its lock lapses, not by AWS either; write 3650 days or fewer."
  }
}

variable "written_by" {
  description = "snapshot: the plan's first copy, written in the protected cluster. replicate: another copy, written where the vault runs."
  type        = string
  default     = "snapshot"
  nullable    = false

  validation {
    condition     = contains(["snapshot", "replicate"], var.written_by)
    error_message = "A copy is written by snapshot (the plan's first) or by replicate (the others)."
  }
}

variable "source_cluster" {
  description = "The protected cluster: eks_cluster for EKS Pod Identity (same account and region), or oidc_provider_arn for IRSA and any other cluster, a provider in the bucket's own account."
  type = object({
    eks_cluster       = optional(string)
    oidc_provider_arn = optional(string)
  })
  nullable = false

  validation {
    condition     = (var.source_cluster.eks_cluster == null) != (var.source_cluster.oidc_provider_arn == null)
    error_message = "Give either eks_cluster or oidc_provider_arn: a service account is trusted in one way."
  }
  validation {
    condition     = var.source_cluster.oidc_provider_arn == null || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/.+$", var.source_cluster.oidc_provider_arn))
    error_message = "An OIDC provider's ARN looks like arn:aws:iam::123456789012:oidc-provider/ISSUER."
  }
}

variable "vault_cluster" {
  description = "The cluster that replicates, tests, renews and prunes, in the same form; null if that is the protected one, whose loss is then the loss of both."
  type = object({
    eks_cluster       = optional(string)
    oidc_provider_arn = optional(string)
  })
  default = null

  validation {
    condition     = var.vault_cluster == null || try((var.vault_cluster.eks_cluster == null) != (var.vault_cluster.oidc_provider_arn == null), false)
    error_message = "Give either eks_cluster or oidc_provider_arn: a service account is trusted in one way."
  }
  validation {
    condition     = try(var.vault_cluster.oidc_provider_arn, null) == null || can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/.+$", var.vault_cluster.oidc_provider_arn))
    error_message = "An OIDC provider's ARN looks like arn:aws:iam::123456789012:oidc-provider/ISSUER."
  }
}

variable "alarm_topic_arn" {
  description = "The SNS topic that hears alarms; null makes one, to which somebody must subscribe."
  type        = string
  default     = null

  validation {
    condition     = var.alarm_topic_arn == null || can(regex("^arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:.+$", var.alarm_topic_arn))
    error_message = "An SNS topic's ARN looks like arn:aws:sns:eu-central-1:123456789012:alarms."
  }
}

variable "tags" {
  description = "Tags of everything that takes tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
