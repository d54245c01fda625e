# Two S3 servers of your own that enforce Object Lock (MinIO, Ceph), at two sites, and any cluster: no cloud, no provider to download.
terraform {
  required_version = ">= 1.11"
}

module "rights" {
  source   = "../../location-s3/rights"
  for_each = var.buckets

  bucket_arn        = "arn:aws:s3:::${each.value.bucket}"
  longest_lock_days = 2 * each.value.lock_days
}

locals {
  # The first is written by snapshot and etcd, the others by replicate. restore-test leaves its evidence beside what it tested.
  roles = {
    for name in keys(var.buckets) : name => {
      snapshot     = name == var.first ? "writer" : null
      etcd         = name == var.first ? "writer" : null
      replicate    = name == var.first ? "reader" : "writer"
      restore-test = "writer"
      restore      = "reader"
      report       = "reader"
    }
  }
  variable = { for name in keys(var.buckets) : name => upper(replace(name, "-", "_")) }

  locations = [
    for name, one in var.buckets : {
      apiVersion = "holdfast.dev/v1"
      kind       = "BackupLocation"
      metadata   = { name = name }
      spec = {
        provider             = "s3"
        medium               = one.medium
        site                 = one.site
        lockFor              = "${one.lock_days}d"
        credentialsInCluster = true
        s3                   = { bucket = one.bucket, region = one.region, endpoint = one.endpoint, pathStyle = true }
        credentials = {
          accessKeyIdEnv     = "${local.variable[name]}_ID"
          secretAccessKeyEnv = "${local.variable[name]}_SECRET"
        }
      }
    }
  ]

  plan = {
    apiVersion = "holdfast.dev/v1"
    kind       = "BackupPlan"
    metadata   = { name = var.plan.name, namespace = "holdfast-system" }
    spec = merge(var.plan.spec, {
      copies   = [for name in concat([var.first], [for other in keys(var.buckets) : other if other != var.first]) : { location = name }]
      password = { secret = { name = "holdfast-password", key = "password" } }
    })
  }

  # Each function gets the keys of the identity that it is at each bucket, and no others.
  credentials = var.secrets == null ? {} : {
    for function in keys(local.roles[var.first]) : "holdfast-${function}-credentials" => merge([
      for name, roles in local.roles : roles[function] == null ? {} : {
        "${local.variable[name]}_ID"     = var.secrets.users[name][roles[function]].id
        "${local.variable[name]}_SECRET" = var.secrets.users[name][roles[function]].secret
      }
    ]...)
  }
  secrets = var.secrets == null ? null : merge(local.credentials, {
    holdfast-password     = { password = var.secrets.password }
    holdfast-receipt-key  = { "receipt-key.pem" = var.secrets.receipt_key }
    holdfast-evidence-key = { "evidence-key.pem" = var.secrets.evidence_key }
  })
}

module "install" {
  source = "../../stack/install"

  name             = "single"
  kubeconfig       = var.kubeconfig
  overlay          = var.overlay
  resources        = concat(local.locations, [local.plan])
  secrets          = local.secrets
  secrets_revision = var.secrets_revision
}
