output "kustomization" {
  description = "What kubectl applies, for those who look first."
  value       = local.kustomization
}

output "resources" {
  description = "The BackupLocations and BackupPlans as YAML, which the command line holdfast takes as its holdfast.yaml too."
  value       = local.resources
}
