# Two locked copies at two providers: the first is written in the protected cluster, the second where the vault runs.
module "s3" {
  source = "../location-s3"
  providers = {
    aws      = aws
    aws.keys = aws.keys
  }

  name            = var.name
  lock_days       = var.lock_days
  written_by      = "snapshot"
  source_cluster  = { eks_cluster = var.source_cluster.eks_cluster, oidc_provider_arn = var.source_cluster.oidc_provider_arn }
  vault_cluster   = var.vault_cluster == null ? null : { eks_cluster = var.vault_cluster.eks_cluster, oidc_provider_arn = var.vault_cluster.oidc_provider_arn }
  alarm_topic_arn = var.alarm_topic_arn
}

module "azure" {
  source = "../location-azure"

  name           = replace(var.name, "-", "")
  place          = { resource_group_name = var.azure.resource_group_name, region = var.azure.region }
  lock_days      = var.lock_days
  locked         = var.azure_locked
  written_by     = "replicate"
  source_cluster = { oidc_issuer_url = var.source_cluster.oidc_issuer_url }
  vault_cluster  = var.vault_cluster == null ? null : { oidc_issuer_url = var.vault_cluster.oidc_issuer_url }
  alarm_emails   = var.azure.alarm_emails
}
