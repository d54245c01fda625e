variable "name" {
  description = "What the bucket is called; the storage account is called the same without '-'. Both must be nobody else's in the world."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", var.name)) && length(replace(var.name, "-", "")) >= 3 && length(replace(var.name, "-", "")) <= 24
    error_message = "Write 3 to 24 lower-case letters and digits, a letter first, with single '-' between them as you like."
  }
}

variable "azure" {
  description = "The resource group, which exists, the region, and who hears alarms. Another region than the bucket's, or the copies burn together."
  type = object({
    resource_group_name = string
    region              = string
    alarm_emails        = set(string)
  })
  nullable = false
}

variable "source_cluster" {
  description = "The protected cluster: how kubectl reaches it, how AWS knows its pods (eks_cluster or oidc_provider_arn), and the issuer by which Azure does."
  type = object({
    kubeconfig        = object({ path = string, context = optional(string) })
    eks_cluster       = optional(string)
    oidc_provider_arn = optional(string)
    oidc_issuer_url   = string
  })
  nullable = false
}

variable "vault_cluster" {
  description = "The cluster that replicates, tests, renews and prunes, in the same form; null puts everything into the protected one, and the verdict will say that it is not independent."
  type = object({
    kubeconfig        = object({ path = string, context = optional(string) })
    eks_cluster       = optional(string)
    oidc_provider_arn = optional(string)
    oidc_issuer_url   = string
  })
  default = null
}

variable "lock_days" {
  description = "How long both locations lock each new file by themselves, in days: 14 to 3650."
  type        = number
  default     = 30
  nullable    = false
}

variable "azure_locked" {
  description = "true makes Azure's lock real, and can never be taken back: see terraform/location-azure/README.md. Apply once with false, then with true for ever. It has no default: who forgets it would replace the storage account."
  type        = bool
  nullable    = false
}

variable "alarm_topic_arn" {
  description = "The SNS topic that hears AWS's alarms; null makes one, to which somebody must subscribe."
  type        = string
  default     = null
}

variable "plan" {
  description = "The BackupPlan: its name, and its spec without copies and password, which the stack knows."
  type = object({
    name = string
    spec = any
  })
  nullable = false

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?$", var.plan.name))
    error_message = "A plan's name has up to 52 lower-case letters, digits and '-'."
  }
  validation {
    condition     = try(length(var.plan.spec.cluster.name) > 0, false)
    error_message = "spec.cluster.name is missing: snapshots are labelled with it."
  }
  validation {
    condition     = !can(var.plan.spec.copies) && !can(var.plan.spec.password)
    error_message = "The stack writes spec.copies and spec.password; leave them out."
  }
  validation {
    condition     = try(length(var.plan.spec.trust.receiptKeys) > 0 && length(var.plan.spec.trust.evidenceKeys) > 0, false)
    error_message = "spec.trust names no keys: without receiptKeys and evidenceKeys anybody could sign what was stored and restored."
  }
}

variable "secrets" {
  description = "The repository's password, and the two keys that sign, as PEM. Never stored in a state or a plan: keep them yourself. null leaves what is in the clusters."
  type = object({
    password     = string
    receipt_key  = string
    evidence_key = string
  })
  default   = null
  ephemeral = true

  validation {
    condition     = var.secrets == null || try(length(var.secrets.password) >= 32, false)
    error_message = "A password that somebody can guess opens every copy; make one with: openssl rand -hex 32"
  }
  validation {
    condition     = var.secrets == null || try(alltrue([for key in [var.secrets.receipt_key, var.secrets.evidence_key] : startswith(key, "-----BEGIN PRIVATE KEY-----")]), false)
    error_message = "The keys are PEM files; make each with: openssl genpkey -algorithm ed25519"
  }
}

variable "secrets_revision" {
  description = "Another number brings the secrets again."
  type        = number
  default     = 1
  nullable    = false
}
