# Who is who. Each run is named after the mistake that it prevents.
mock_provider "aws" {
  source = "./tests/mocks/here"
}

mock_provider "aws" {
  alias  = "keys"
  source = "./tests/mocks/keys"
}

override_resource {
  target = aws_iam_role.this["writer"]
  values = { arn = "arn:aws:iam::111111111111:role/example-backups-writer" }
}

override_resource {
  target = aws_iam_role.this["reader"]
  values = { arn = "arn:aws:iam::111111111111:role/example-backups-reader" }
}

override_resource {
  target = aws_iam_role.this["renewer"]
  values = { arn = "arn:aws:iam::111111111111:role/example-backups-renewer" }
}

override_resource {
  target = aws_iam_role.this["pruner"]
  values = { arn = "arn:aws:iam::111111111111:role/example-backups-pruner" }
}

variables {
  name           = "example-backups"
  source_cluster = { eks_cluster = "production" }
  vault_cluster  = { oidc_provider_arn = "arn:aws:iam::111111111111:oidc-provider/oidc.example.org/vault" }
}

run "one_identity_for_everything" {
  assert {
    condition     = toset(keys(aws_iam_role.this)) == toset(["writer", "reader", "renewer", "pruner"])
    error_message = "There are not four roles."
  }
  assert {
    condition     = alltrue([for role, one in aws_iam_role_policy.bucket : one.policy == output.policies[role]]) && length(distinct(values(output.policies))) == 4
    error_message = "A role does not have its own policy."
  }
}

run "a_pod_that_is_not_asked_who_it_is" {
  assert {
    condition = alltrue(flatten([
      for role in aws_iam_role.this : [
        for statement in jsondecode(role.assume_role_policy).Statement :
        try(contains(keys(statement.Condition.StringEquals), "aws:RequestTag/kubernetes-service-account"), false)
        || try(statement.Condition.StringEquals["oidc.example.org/vault:aud"] == "sts.amazonaws.com", false)
      ]
    ]))
    error_message = "A role trusts a cluster as a whole."
  }
}

run "a_namespace_that_anybody_may_make" {
  assert {
    condition = alltrue(flatten([
      for role in aws_iam_role.this : [
        for statement in jsondecode(role.assume_role_policy).Statement :
        try(statement.Condition.StringEquals["aws:RequestTag/kubernetes-namespace"] == "holdfast-system", startswith(statement.Condition.StringEquals["oidc.example.org/vault:sub"], "system:serviceaccount:holdfast-system:"))
      ]
    ]))
    error_message = "A role trusts service accounts of other namespaces."
  }
}

run "a_service_account_of_another_cluster" {
  assert {
    condition = jsondecode(aws_iam_role.this["writer"].assume_role_policy).Statement == [
      {
        Effect    = "Allow"
        Principal = { Service = "pods.eks.amazonaws.com" }
        Action    = ["sts:AssumeRole", "sts:TagSession"]
        Condition = {
          StringEquals = {
            "aws:RequestTag/eks-cluster-arn"            = "arn:aws:eks:eu-central-1:111111111111:cluster/production"
            "aws:RequestTag/kubernetes-namespace"       = "holdfast-system"
            "aws:RequestTag/kubernetes-service-account" = "etcd"
          }
        }
      },
      {
        Effect    = "Allow"
        Principal = { Service = "pods.eks.amazonaws.com" }
        Action    = ["sts:AssumeRole", "sts:TagSession"]
        Condition = {
          StringEquals = {
            "aws:RequestTag/eks-cluster-arn"            = "arn:aws:eks:eu-central-1:111111111111:cluster/production"
            "aws:RequestTag/kubernetes-namespace"       = "holdfast-system"
            "aws:RequestTag/kubernetes-service-account" = "snapshot"
          }
        }
      },
      {
        Effect    = "Allow"
        Principal = { Federated = "arn:aws:iam::111111111111:oidc-provider/oidc.example.org/vault" }
        Action    = "sts:AssumeRoleWithWebIdentity"
        Condition = {
          StringEquals = {
            "oidc.example.org/vault:aud" = "sts.amazonaws.com"
            "oidc.example.org/vault:sub" = "system:serviceaccount:holdfast-system:restore-test"
          }
        }
      },
    ]
    error_message = "The writer is somebody else than snapshot and etcd of the source and restore-test of the vault."
  }
}

run "an_attacked_cluster_that_renews_or_prunes" {
  assert {
    condition = [for role in ["renewer", "pruner"] : jsondecode(aws_iam_role.this[role].assume_role_policy).Statement[*].Condition.StringEquals] == [
      [{ "oidc.example.org/vault:aud" = "sts.amazonaws.com", "oidc.example.org/vault:sub" = "system:serviceaccount:holdfast-system:retain" }],
      [{ "oidc.example.org/vault:aud" = "sts.amazonaws.com", "oidc.example.org/vault:sub" = "system:serviceaccount:holdfast-system:prune" }],
    ]
    error_message = "Others than the vault's retain and prune can renew or delete."
  }
}

run "a_provider_of_another_account" {
  command = plan
  variables {
    vault_cluster = { oidc_provider_arn = "arn:aws:iam::333333333333:oidc-provider/oidc.example.org/vault" }
  }
  expect_failures = [aws_iam_role.this]
}

run "credentials_for_who_makes_pods" {
  assert {
    condition     = !contains(flatten([for one in output.service_accounts : keys(one)]), "reconcile")
    error_message = "reconcile, which may make pods, is somebody at the bucket."
  }
}

run "credentials_in_the_attacked_cluster" {
  variables {
    written_by = "replicate"
  }
  assert {
    condition     = length(output.service_accounts.source) == 0 && length(aws_eks_pod_identity_association.this) == 0
    error_message = "The protected cluster reaches a copy that replicate writes."
  }
  assert {
    condition     = output.service_accounts.vault.replicate.role == "writer" && !output.backup_location.spec.credentialsInCluster
    error_message = "replicate cannot write, or the BackupLocation does not say that the copy is independent."
  }
}

run "independence_that_is_not_there" {
  variables {
    written_by    = "replicate"
    vault_cluster = null
  }
  assert {
    condition     = output.backup_location.spec.credentialsInCluster
    error_message = "One cluster does everything, and the BackupLocation says that the protected one holds no credentials."
  }
}

run "a_pod_that_gets_no_credentials" {
  assert {
    condition     = { for name, one in aws_eks_pod_identity_association.this : name => "${one.namespace}/${one.service_account}@${one.cluster_name}" } == { for name in ["snapshot", "etcd", "restore"] : "source/${name}" => "holdfast-system/${name}@production" }
    error_message = "EKS gives the service accounts of the source no roles."
  }
  assert {
    condition     = output.service_accounts.source.snapshot.token == null && output.service_accounts.source.snapshot.environment == tomap({ AWS_REGION = "eu-central-1" })
    error_message = "EKS Pod Identity would be overridden by an environment."
  }
  assert {
    condition = output.service_accounts.vault.prune.environment == tomap({
      AWS_REGION                  = "eu-central-1"
      AWS_ROLE_ARN                = "arn:aws:iam::111111111111:role/example-backups-pruner"
      AWS_WEB_IDENTITY_TOKEN_FILE = "/var/run/secrets/holdfast/aws/token"
    })
    error_message = "A pod of the vault does not learn its role."
  }
  assert {
    condition     = output.service_accounts.vault.prune.token == { name = "aws", audience = "sts.amazonaws.com" }
    error_message = "A pod of the vault brings a token that AWS does not take."
  }
}
