output "arn" {
  description = "The key."
  value       = aws_kms_key.this.arn
}

output "key_id" {
  description = "The key's id within its account."
  value       = aws_kms_key.this.key_id
}

output "policy" {
  description = "Its policy as JSON."
  value       = jsonencode(local.policy)
}
