output "actions" {
  description = "What each identity may do with the container itself: see its settings."
  value       = ["${local.containers}/read"]
}

output "data_actions" {
  description = "What each identity may do with blobs: writer, reader, renewer, pruner."
  value       = { for role, actions in local.data_actions : role => [for action in actions : "${local.containers}/blobs/${action}"] }
}
