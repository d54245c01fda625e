output "holdfast_yaml" {
  value = module.holdfast.holdfast_yaml
}

output "key_arn" {
  value = module.holdfast.key_arn
}

output "roles" {
  value = module.holdfast.roles
}

output "alarm_topic_arn" {
  value = module.holdfast.alarm_topic_arn
}

output "password_keys" {
  value = module.holdfast.password_keys
}
