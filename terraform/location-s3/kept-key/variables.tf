variable "alias" {
  description = "What people call it, without alias/."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[A-Za-z0-9/_-]{1,200}$", var.alias)) && !startswith(var.alias, "aws/")
    error_message = "An alias has letters, digits, '/', '_' and '-', and does not begin with aws/."
  }
}

variable "description" {
  description = "What it protects."
  type        = string
  nullable    = false
}

variable "uses" {
  description = "The statements of the key's policy that say who may use it."
  type        = any
  default     = []
}

variable "tags" {
  description = "Tags of the key."
  type        = map(string)
  default     = {}
}
