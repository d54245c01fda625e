output "policies" {
  description = "The policy of each identity as JSON: writer, reader, renewer, pruner."
  value       = local.policies
}
