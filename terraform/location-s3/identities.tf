module "rights" {
  source = "./rights"

  bucket_arn        = local.arn
  longest_lock_days = local.longest_lock_days
}

locals {
  namespace = "holdfast-system"

  # Which service account is which identity. Where replicate writes, the protected cluster is nobody: that is what makes the copy independent.
  source_accounts = var.written_by == "snapshot" ? {
    snapshot = "writer"
    etcd     = "writer"
    restore  = "reader"
  } : {}
  vault_accounts = {
    replicate    = var.written_by == "replicate" ? "writer" : "reader"
    restore-test = "writer" # its evidence lies beside what it tested
    report       = "reader"
    retain       = "renewer"
    prune        = "pruner"
  }

  is_one_cluster = var.vault_cluster == null || var.vault_cluster == var.source_cluster
  clusters = local.is_one_cluster ? {
    source = { cluster = var.source_cluster, accounts = merge(local.vault_accounts, local.source_accounts) }
    } : {
    source = { cluster = var.source_cluster, accounts = local.source_accounts }
    vault  = { cluster = var.vault_cluster, accounts = local.vault_accounts }
  }

  bindings = merge([
    for place, one in local.clusters : {
      for account, role in one.accounts : "${place}/${account}" => {
        place    = place
        account  = account
        role     = role
        eks      = one.cluster.eks_cluster
        provider = one.cluster.oidc_provider_arn
      }
    }
  ]...)

  # Pods of another cluster, namespace or service account are strangers.
  trust = {
    for role in ["writer", "reader", "renewer", "pruner"] : role => [
      for name, one in local.bindings : one.provider == null ? jsonencode({
        Effect    = "Allow"
        Principal = { Service = "pods.eks.amazonaws.com" }
        Action    = ["sts:AssumeRole", "sts:TagSession"]
        Condition = {
          StringEquals = {
            "aws:RequestTag/eks-cluster-arn"            = "arn:${data.aws_partition.here.partition}:eks:${data.aws_region.here.region}:${data.aws_caller_identity.here.account_id}:cluster/${one.eks}"
            "aws:RequestTag/kubernetes-namespace"       = local.namespace
            "aws:RequestTag/kubernetes-service-account" = one.account
          }
        }
        }) : jsonencode({
        Effect    = "Allow"
        Principal = { Federated = one.provider }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = {
          StringEquals = {
            "${split(":oidc-provider/", one.provider)[1]}:aud" = "sts.amazonaws.com"
            "${split(":oidc-provider/", one.provider)[1]}:sub" = "system:serviceaccount:${local.namespace}:${one.account}"
          }
        }
      }) if one.role == role
    ]
  }

  # Everybody looks at what he works on, and nothing can be looked at without the key: a HEAD already fails. The writer reads back
  # what it wrote, and what is there already, so as not to write it again.
  uses_of_key = {
    writer  = ["kms:GenerateDataKey", "kms:Decrypt"]
    reader  = ["kms:Decrypt"]
    renewer = ["kms:Decrypt"]
    pruner  = ["kms:Decrypt"]
  }
}

resource "aws_iam_role" "this" {
  for_each = local.trust

  name                 = "${var.name}-${each.key}"
  description          = "Holdfast's ${each.key} at ${var.name}."
  max_session_duration = 3600
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [for statement in each.value : jsondecode(statement)]
  })
  tags = var.tags

  lifecycle {
    precondition {
      condition     = alltrue([for one in local.bindings : split(":", one.provider)[4] == data.aws_caller_identity.here.account_id if one.provider != null])
      error_message = "The OIDC provider is in another account than the bucket, and IAM trusts those of a role's own account only: make one for the cluster's issuer in this account (aws iam create-open-id-connect-provider)."
    }
  }
}

resource "aws_iam_role_policy" "bucket" {
  for_each = local.trust

  name   = "bucket"
  role   = aws_iam_role.this[each.key].name
  policy = module.rights.policies[each.key]
}

resource "aws_iam_role_policy" "key" {
  for_each = local.uses_of_key

  name = "key"
  role = aws_iam_role.this[each.key].name
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = each.value, Resource = module.key.arn }]
  })
}

resource "aws_eks_pod_identity_association" "this" {
  for_each = { for name, one in local.bindings : name => one if one.provider == null }

  cluster_name    = each.value.eks
  namespace       = local.namespace
  service_account = each.value.account
  role_arn        = aws_iam_role.this[each.value.role].arn
  tags            = var.tags
}
