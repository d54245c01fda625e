variable "name" {
  description = "Which install: source, vault or single. Rendered files lie under it."
  type        = string
  nullable    = false

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,30}$", var.name))
    error_message = "Write lower-case letters, digits and '-', a letter first."
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
  description = "The folder below knative/ that is installed, such as overlays/source; crds installs no function."
  type        = string
  nullable    = false

  validation {
    condition     = fileexists("${path.module}/../../../knative/${var.overlay}/kustomization.yaml")
    error_message = "There is no such folder below knative/ with a kustomization.yaml."
  }
}

variable "resources" {
  description = "BackupLocations and BackupPlans, as objects."
  type        = any
  nullable    = false
}

variable "service_accounts" {
  description = "Per function, what its pods need to become somebody at the providers: environment variables, and tokens by name and audience."
  type = map(object({
    environment = map(string)
    tokens      = map(string)
  }))
  default  = {}
  nullable = false
}

variable "secrets" {
  description = "Secrets of holdfast-system: per name, the keys and their values. Never stored in a state or a plan; null leaves what is there."
  type        = map(map(string))
  default     = null
  ephemeral   = true
}

variable "secrets_revision" {
  description = "Another number brings the secrets again: they are not stored, so nothing else tells that they changed."
  type        = number
  default     = 1
  nullable    = false
}
