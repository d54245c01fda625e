variable "bucket_arn" {
  description = "The bucket, such as arn:aws:s3:::example-backups; other servers than AWS take the same form."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$", var.bucket_arn))
    error_message = "This is no bucket's ARN; write for example arn:aws:s3:::example-backups."
  }
}

variable "longest_lock_days" {
  description = "How far into the future a lock may be lengthened, in days."
  type        = number
  nullable    = false

  validation {
    condition     = var.longest_lock_days == floor(var.longest_lock_days) && var.longest_lock_days >= 21 && var.longest_lock_days <= 36500
    error_message = "A lock is lengthened to one and a half times its period, which is 14 days at least; write whole days from 21 to 36500."
  }
}
