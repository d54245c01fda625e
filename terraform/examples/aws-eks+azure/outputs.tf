output "holdfast_yaml" {
  value = module.holdfast.holdfast_yaml
}

output "alarm_topic_arn" {
  value = module.holdfast.alarm_topic_arn
}

output "password_keys" {
  value = module.holdfast.password_keys
}
