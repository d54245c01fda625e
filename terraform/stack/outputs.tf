output "holdfast_yaml" {
  description = "The plan and its locations as YAML: what the clusters have, and what the command line takes as its holdfast.yaml."
  value       = join("---\n", [for one in local.resources : yamlencode(one)])
}

output "kustomizations" {
  description = "What each cluster was given, for those who look first."
  value       = merge({ source = module.source.kustomization }, { for one in module.vault : "vault" => one.kustomization })
}

output "service_accounts" {
  description = "Per cluster and function, the environment and the tokens by which its pods become somebody at the providers."
  value       = local.service_accounts
}

output "password_keys" {
  description = "The key at each provider that wraps the repository's password."
  value = {
    aws   = module.password_key.arn
    azure = azurerm_key_vault_key.password.versionless_id
  }
}

output "key_arn" {
  description = "The key at AWS that encrypts the bucket."
  value       = module.s3.key_arn
}

output "alarm_topic_arn" {
  description = "The SNS topic that hears AWS's alarms: subscribe to it."
  value       = module.s3.alarm_topic_arn
}

output "roles" {
  description = "The roles at AWS: writer, reader, renewer, pruner."
  value       = module.s3.roles
}
