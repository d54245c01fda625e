variable "name" {
  description = "The storage account's name, which is the BackupLocation's and the key vault's too."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{2,23}$", var.name))
    error_message = "Write 3 to 24 lower-case letters and digits, a letter first: storage accounts take no '-', key vaults no digit first."
  }
}

variable "place" {
  description = "The resource group, which exists, and the region."
  type = object({
    resource_group_name = string
    region              = string
  })
  nullable = false

  validation {
    condition     = can(regex("^[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]$", var.place.resource_group_name))
    error_message = "Write the resource group's name, not its id: up to 90 letters, digits, '_', '-', '.', '(' and ')', no '.' at the end."
  }
  validation {
    condition     = can(regex("^[a-z0-9]+$", var.place.region))
    error_message = "Write the region's short name, such as northeurope."
  }
}

variable "replication" {
  description = "How Azure itself copies the account: LRS, ZRS, GRS or GZRS."
  type        = string
  default     = "ZRS"
  nullable    = false

  validation {
    condition     = contains(["LRS", "ZRS", "GRS", "GZRS"], var.replication)
    error_message = "Write LRS, ZRS, GRS or GZRS."
  }
}

variable "lock_days" {
  description = "How long each new blob is locked by itself, in days. Once locked is true it can be raised, never lowered."
  type        = number
  default     = 30
  nullable    = false

  validation {
    condition     = var.lock_days == floor(var.lock_days) && var.lock_days >= 14
    error_message = "A lock under 14 days lapses before anybody notices an attack; write whole days, 14 or more."
  }
  validation {
    condition     = var.lock_days <= 3650
    error_message = "Nothing here can be deleted before its lock lapses, not by Azure either; write 3650 days or fewer."
  }
}

variable "locked" {
  description = "true makes the lock real, and can never be taken back: the account cannot be destroyed while a blob in it is locked. Azure wants the policy to be there first, so apply once with false, then with true for ever: back to false would replace the account. So it has no default that somebody could fall back to."
  type        = bool
  nullable    = false
}

variable "written_by" {
  description = "snapshot: the plan's first copy, written in the protected cluster. replicate: another copy, written where the vault runs."
  type        = string
  default     = "replicate"
  nullable    = false

  validation {
    condition     = contains(["snapshot", "replicate"], var.written_by)
    error_message = "A copy is written by snapshot (the plan's first) or by replicate (the others)."
  }
}

variable "source_cluster" {
  description = "The protected cluster, by the issuer of its service accounts' tokens; any cluster whose issuer Azure can reach."
  type = object({
    oidc_issuer_url = string
  })
  nullable = false

  validation {
    condition     = can(regex("^https://[^ ?#]+$", var.source_cluster.oidc_issuer_url))
    error_message = "An issuer is an https address, exactly as it stands in the tokens."
  }
}

variable "vault_cluster" {
  description = "The cluster that replicates, tests, renews and prunes, in the same form; null if that is the protected one, whose loss is then the loss of both."
  type = object({
    oidc_issuer_url = string
  })
  default = null

  validation {
    condition     = var.vault_cluster == null || can(regex("^https://[^ ?#]+$", var.vault_cluster.oidc_issuer_url))
    error_message = "An issuer is an https address, exactly as it stands in the tokens."
  }
}

variable "alarm_emails" {
  description = "Who hears alarms."
  type        = set(string)
  nullable    = false

  validation {
    condition     = length(var.alarm_emails) > 0 && alltrue([for one in var.alarm_emails : can(regex("^[^@ ]+@[^@ ]+$", one))])
    error_message = "Give at least one e-mail address: an alarm that nobody hears is none."
  }
}

variable "tags" {
  description = "Tags of everything that takes tags."
  type        = map(string)
  default     = {}
  nullable    = false
}
