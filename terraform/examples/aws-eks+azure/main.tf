# A protected cluster on EKS, a vault cluster on EKS in another account, a bucket in Frankfurt and a container in Dublin. Change the names.
# Wherever the clusters run, the OIDC providers of their issuers are the bucket's account's (here 111111111111): IAM trusts no others.
terraform {
  required_version = ">= 1.11"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0, < 7.0"
    }
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.40, < 5.0"
    }
  }
}

module "holdfast" {
  source = "../../stack"
  providers = {
    aws      = aws
    aws.keys = aws.keys
    azurerm  = azurerm
  }

  name = "example-backups"
  azure = {
    resource_group_name = "example-backups"
    region              = "northeurope"
    alarm_emails        = ["on-call@example.org"]
  }
  azure_locked = var.azure_locked

  source_cluster = {
    kubeconfig        = { path = "source.yaml" }
    oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLEPRODUCTION"
    oidc_issuer_url   = "https://oidc.eks.eu-central-1.amazonaws.com/id/EXAMPLEPRODUCTION"
  }
  vault_cluster = {
    kubeconfig        = { path = "vault.yaml" }
    oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLEVAULT"
    oidc_issuer_url   = "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLEVAULT"
  }

  plan = {
    name = "nightly"
    spec = {
      cluster   = { name = "production", site = "eu-central-1", provider = "aws" }
      schedule  = "0 */6 * * *"
      retention = { last = 4, daily = 14, weekly = 8, monthly = 12 }
      proof     = { every = "7d", level = 2 }
      trust     = var.trust
    }
  }
  secrets          = var.secrets
  secrets_revision = var.secrets_revision
}
