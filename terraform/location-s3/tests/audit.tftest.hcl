# Who did what. Each run is named after the mistake that it prevents.
mock_provider "aws" {
  source = "./tests/mocks/here"
}

mock_provider "aws" {
  alias  = "keys"
  source = "./tests/mocks/keys"
}

variables {
  name           = "example-backups"
  source_cluster = { eks_cluster = "production" }
  vault_cluster  = { oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/oidc.example.org/vault" }
}

run "an_attack_that_leaves_no_trace" {
  assert {
    condition     = aws_s3_bucket_logging.this.bucket == aws_s3_bucket.this.id && aws_s3_bucket_logging.this.target_bucket == aws_s3_bucket.logs.id && aws_s3_bucket.logs.bucket == "example-backups-logs"
    error_message = "The bucket's access is not logged."
  }
  assert {
    condition = length([
      for selector in aws_cloudtrail.this.advanced_event_selector : selector
      if anytrue([for field in selector.field_selector : field.field == "resources.ARN" && try(field.starts_with == tolist(["arn:aws:s3:::example-backups/"]), false)])
      && anytrue([for field in selector.field_selector : field.field == "eventCategory" && try(field.equals == tolist(["Data"]), false)])
      && anytrue([for field in selector.field_selector : field.field == "readOnly" && try(field.equals == tolist(["false"]), false)])
    ]) == 1
    error_message = "The trail does not record what changes files."
  }
  assert {
    condition     = aws_cloudtrail.this.enable_log_file_validation
    error_message = "Nobody can tell whether the trail was edited."
  }
}

run "logs_that_vanish_before_anybody_looks" {
  assert {
    condition     = aws_cloudwatch_log_group.trail.retention_in_days == 400 && one(one(aws_s3_bucket_lifecycle_configuration.logs.rule).expiration).days == 400
    error_message = "Logs are not kept for 400 days."
  }
  assert {
    condition     = aws_s3_bucket_versioning.logs.versioning_configuration[0].status == "Enabled"
    error_message = "Logs can be overwritten."
  }
}

run "logs_that_anybody_can_write" {
  assert {
    condition = alltrue([
      for statement in jsondecode(aws_s3_bucket_policy.logs.policy).Statement : contains(["logging.s3.amazonaws.com", "cloudtrail.amazonaws.com"], statement.Principal.Service)
      && try(statement.Condition.ArnLike["aws:SourceArn"] == "arn:aws:s3:::example-backups", statement.Condition.StringEquals["aws:SourceArn"] == "arn:aws:cloudtrail:eu-central-1:111111111111:trail/example-backups-files")
      if statement.Effect == "Allow"
    ])
    error_message = "Other buckets or trails may write into the logs."
  }
  assert {
    condition     = anytrue([for statement in jsondecode(aws_s3_bucket_policy.logs.policy).Statement : statement.Effect == "Deny" && try(statement.Condition.Bool["aws:SecureTransport"] == "false", false)])
    error_message = "Logs can be read without TLS."
  }
}

run "alarms_that_nobody_hears" {
  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : alarm.threshold == 0 && alarm.comparison_operator == "GreaterThanThreshold" && length(alarm.alarm_actions) == 1])
    error_message = "An alarm does not fire at the first event, or tells nobody."
  }
  assert {
    condition     = alltrue([for name, alarm in aws_cloudwatch_metric_alarm.this : alarm.metric_name == "example-backups-${name}" && aws_cloudwatch_log_metric_filter.this[name].metric_transformation[0].namespace == alarm.namespace])
    error_message = "An alarm listens to a metric that nothing writes."
  }
}

# At which events they ring, tests/terraform tries on samples.
run "changes_of_rules_and_roles_that_no_trail_tells" {
  assert {
    condition     = anytrue([for selector in aws_cloudtrail.this.advanced_event_selector : anytrue([for field in selector.field_selector : try(field.equals == tolist(["Management"]), false)])])
    error_message = "The trail does not record changes of rules."
  }
  assert {
    condition     = aws_cloudtrail.this.include_global_service_events && aws_cloudtrail.this.is_multi_region_trail
    error_message = "The trail does not record changes of roles: IAM tells them in a region of its own."
  }
}

run "an_alarm_for_a_key_that_the_trail_does_not_see" {
  assert {
    condition     = toset(keys(aws_cloudwatch_metric_alarm.this)) == toset(["denied-deletes", "changed-rules", "changed-roles", "stopped-trail", "changed-alarms"])
    error_message = "An alarm promises to tell what is done to a key of another account, or one of the five others is missing."
  }
}

run "a_key_of_this_account_that_changes_in_silence" {
  override_data {
    target = data.aws_caller_identity.keys
    values = { account_id = "111111111111" }
  }
  assert {
    condition     = strcontains(aws_cloudwatch_log_metric_filter.this["changed-key"].pattern, "*0b5e9bd5-0000-4000-8000-000000000000")
    error_message = "The trail sees what is done to the key, and no alarm tells."
  }
}

run "a_pattern_that_cloudwatch_does_not_take" {
  variables {
    name            = "a-name-that-is-as-long-as-ever-a-name-can-be-abcdefg"
    alarm_topic_arn = "arn:aws:sns:eu-central-1:111111111111:${join("", [for i in range(256) : "x"])}"
  }
  override_data {
    target = data.aws_caller_identity.keys
    values = { account_id = "111111111111" }
  }
  assert {
    condition     = length(var.name) == 52 && length(aws_cloudwatch_log_metric_filter.this) == 6 && alltrue([for one in aws_cloudwatch_log_metric_filter.this : length(one.pattern) <= 1024 && !strcontains(one.pattern, "\n")])
    error_message = "A pattern has more than 1,024 characters or more than one line."
  }
}

run "alarms_that_go_somewhere_else" {
  variables {
    alarm_topic_arn = "arn:aws:sns:eu-central-1:111111111111:pager"
  }
  assert {
    condition     = length(aws_sns_topic.alarms) == 0 && alltrue([for alarm in aws_cloudwatch_metric_alarm.this : contains(alarm.alarm_actions, "arn:aws:sns:eu-central-1:111111111111:pager")])
    error_message = "The topic that was given hears nothing."
  }
}
