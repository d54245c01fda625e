output "policies" {
  description = "Per bucket the policy of each identity: make a user for each, and give it its policy."
  value       = { for name, one in module.rights : name => one.policies }
}

output "holdfast_yaml" {
  description = "The plan and its locations, as the command line takes them."
  value       = module.install.resources
}

output "kustomization" {
  description = "What the cluster was given, for those who look first."
  value       = module.install.kustomization
}
