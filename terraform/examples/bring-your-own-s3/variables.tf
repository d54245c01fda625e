variable "buckets" {
  description = "Per BackupLocation the bucket, made with Object Lock and a default retention in COMPLIANCE mode of lock_days. Where medium and site differ, one fire or one fault does not take both."
  type = map(object({
    endpoint  = string
    bucket    = string
    site      = string
    medium    = string
    lock_days = number
    region    = optional(string, "us-east-1")
  }))
  nullable = false

  validation {
    condition     = length(var.buckets) >= 2
    error_message = "One copy beside the cluster is not three: give two buckets or more, at two servers."
  }
  validation {
    condition     = alltrue([for one in var.buckets : one.lock_days == floor(one.lock_days) && one.lock_days >= 14])
    error_message = "A lock under 14 days lapses before anybody notices an attack; write whole days, 14 or more."
  }
  validation {
    condition     = alltrue([for one in var.buckets : one.lock_days <= 3650])
    error_message = "Nothing can be deleted before its lock lapses, by nobody; write 3650 days or fewer."
  }
}

variable "first" {
  description = "The bucket that the protected cluster writes itself."
  type        = string
  nullable    = false

  validation {
    condition     = contains(keys(var.buckets), var.first)
    error_message = "It is none of the buckets."
  }
}

variable "kubeconfig" {
  description = "The file by which kubectl reaches the cluster, and the context in it."
  type = object({
    path    = string
    context = optional(string)
  })
  nullable = false
}

variable "overlay" {
  description = "The folder below knative/ that is installed; crds installs no function."
  type        = string
  default     = "base"
}

variable "plan" {
  description = "The BackupPlan: its name, and its spec without copies and password."
  type = object({
    name = string
    spec = any
  })
  nullable = false
}

variable "secrets" {
  description = "The password, the keys that sign, and per bucket and identity the access key of the user that has the identity's policy; in no state and in no plan."
  type = object({
    password     = string
    receipt_key  = string
    evidence_key = string
    users        = map(map(object({ id = string, secret = string })))
  })
  default   = null
  ephemeral = true

  validation {
    condition     = var.secrets == null || try(alltrue([for name in keys(var.buckets) : length(setsubtract(["writer", "reader"], keys(var.secrets.users[name]))) == 0]), false)
    error_message = "Give each bucket's writer and reader."
  }
}

variable "secrets_revision" {
  description = "Another number brings the secrets again."
  type        = number
  default     = 1
}
