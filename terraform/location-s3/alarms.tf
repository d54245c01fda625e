locals {
  # The trail tells what happens in its own account; a key of another one has the trail of that one.
  is_key_here = data.aws_caller_identity.keys.account_id == data.aws_caller_identity.here.account_id
  alarm_topic = var.alarm_topic_arn == null ? aws_sns_topic.alarms[0].arn : var.alarm_topic_arn
  topic       = var.alarm_topic_arn == null ? "${var.name}-alarms" : element(split(":", var.alarm_topic_arn), 5)

  # The refusals that `holdfast location check` and the scrub provoke on purpose lie below trials/. DeleteObjects succeeds as a
  # whole and refuses file by file, without a word to the trail; nobody here calls it.
  denied_deletes = <<-EOT
    { ($.eventSource = "s3.amazonaws.com") && ($.requestParameters.bucketName = "${var.name}") && (($.eventName = "DeleteObjects") ||
    (($.errorCode = "AccessDenied") && (($.eventName = "Delete*") || ($.eventName = "PutObjectRetention") || ($.eventName = "PutObjectLegalHold")) &&
    (($.requestParameters.key NOT EXISTS) || ($.requestParameters.key != "*/trials/*")))) }
  EOT

  changed_rules = <<-EOT
    { ($.eventSource = "s3.amazonaws.com") && ($.eventCategory = "Management") &&
    (($.requestParameters.bucketName = "${var.name}") || ($.requestParameters.bucketName = "${local.logs}")) }
  EOT

  changed_roles = <<-EOT
    { ($.eventSource = "iam.amazonaws.com") && ($.requestParameters.roleName = "${var.name}-*") }
  EOT

  changed_key = <<-EOT
    { ($.eventSource = "kms.amazonaws.com") && (($.requestParameters.keyId = "*${module.key.key_id}") ||
    ($.requestParameters.targetKeyId = "*${module.key.key_id}") || ($.requestParameters.aliasName = "alias/holdfast/${var.name}")) }
  EOT

  # CloudTrail itself makes streams in the group.
  stopped_trail = <<-EOT
    { (($.eventSource = "cloudtrail.amazonaws.com") && (($.requestParameters.name = "*${local.trail}") || ($.requestParameters.trailName = "*${local.trail}"))) ||
    (($.eventSource = "logs.amazonaws.com") && ($.requestParameters.logGroupName = "${local.log_group}") && ($.eventName != "CreateLogStream")) }
  EOT

  # Who takes away several alarms at once may have ours among them: patterns know places in a list, and not "any".
  changed_alarms = <<-EOT
    { (($.eventSource = "monitoring.amazonaws.com") && (($.requestParameters.alarmName = "${var.name}-*") ||
    ($.requestParameters.alarmNames[0] = "${var.name}-*") || ($.requestParameters.alarmNames[1] = "*"))) ||
    (($.eventSource = "sns.amazonaws.com") && (($.requestParameters.topicArn = "*:${local.topic}") || ($.requestParameters.subscriptionArn = "*:${local.topic}:*"))) }
  EOT

  # Only what changes something is in the trail, so who reads rings nothing.
  alarms = merge({
    denied-deletes = { description = "Somebody was refused to delete a backup in ${var.name}, or to touch its lock.", pattern = local.denied_deletes }
    changed-rules  = { description = "Somebody changed, or tried to change, the rules of ${var.name} or of its logs.", pattern = local.changed_rules }
    changed-roles  = { description = "Somebody changed, or tried to change, who may do what in ${var.name}.", pattern = local.changed_roles }
    stopped-trail  = { description = "Somebody changed, or tried to change, the trail that watches ${var.name}.", pattern = local.stopped_trail }
    changed-alarms = { description = "Somebody changed, or tried to change, the alarms of ${var.name}, or who hears them.", pattern = local.changed_alarms }
    }, local.is_key_here ? {
    changed-key = { description = "Somebody changed, or tried to change, the key of ${var.name}.", pattern = local.changed_key }
  } : {})
}

resource "aws_sns_topic" "alarms" {
  count = var.alarm_topic_arn == null ? 1 : 0

  name = "${var.name}-alarms"
  tags = var.tags
}

resource "aws_cloudwatch_log_metric_filter" "this" {
  for_each = local.alarms

  name           = "${var.name}-${each.key}"
  log_group_name = aws_cloudwatch_log_group.trail.name
  pattern        = trimspace(replace(each.value.pattern, "\n", " "))

  metric_transformation {
    namespace     = "Holdfast"
    name          = "${var.name}-${each.key}"
    value         = "1"
    default_value = "0"
  }
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "${var.name}-${each.key}"
  alarm_description   = each.value.description
  namespace           = "Holdfast"
  metric_name         = aws_cloudwatch_log_metric_filter.this[each.key].metric_transformation[0].name
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [local.alarm_topic]
  tags                = var.tags
}
