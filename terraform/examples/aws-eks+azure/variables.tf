variable "azure_subscription_id" {
  description = "The subscription of the storage account."
  type        = string
}

variable "azure_locked" {
  description = "false for the first apply, true for the second and for ever after: it stands in your tfvars file, and nowhere else."
  type        = bool
}

variable "trust" {
  description = "The public halves of the two keys that sign, in base64."
  type = object({
    receiptKeys  = list(string)
    evidenceKeys = list(string)
  })
}

variable "secrets" {
  description = "The repository's password and the two keys that sign; in no state and in no plan."
  type = object({
    password     = string
    receipt_key  = string
    evidence_key = string
  })
  default   = null
  ephemeral = true
}

variable "secrets_revision" {
  description = "Another number brings the secrets again."
  type        = number
  default     = 1
}
