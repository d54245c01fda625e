# Each run is named after the mistake that it prevents. `kubectl` is not called: these runs plan and do not apply.
variables {
  name       = "vault"
  kubeconfig = { path = "~/.kube/config" }
  overlay    = "base"
  resources = [
    { apiVersion = "holdfast.dev/v1", kind = "BackupLocation", metadata = { name = "here" }, spec = { provider = "local" } },
    { apiVersion = "holdfast.dev/v1", kind = "BackupLocation", metadata = { name = "there" }, spec = { provider = "local" } },
  ]
  service_accounts = {
    replicate = {
      environment = { AWS_ROLE_ARN = "arn:aws:iam::111111111111:role/reader" }
      tokens      = { aws = "sts.amazonaws.com" }
    }
    report = { environment = {}, tokens = {} }
  }
}

run "resources_that_are_one_and_not_two" {
  command = plan
  assert {
    condition     = [for document in split("---\n", output.resources) : yamldecode(document).metadata.name] == ["here", "there"]
    error_message = "The resources are not one document each."
  }
}

run "an_install_that_forgets_its_resources" {
  command = plan
  assert {
    condition     = yamldecode(output.kustomization).resources == ["../../../../../knative/base", "resources.yaml"]
    error_message = "The folder does not hold the overlay and the resources."
  }
}

run "a_pod_that_gets_no_credentials" {
  command = plan
  assert {
    condition = [for one in yamldecode(yamldecode(output.kustomization).patches[1].patch) : one.path] == [
      "/spec/template/spec/containers/0/env/-", "/spec/template/spec/containers/0/volumeMounts/-", "/spec/template/spec/volumes/-",
    ]
    error_message = "A function does not get its environment and its token."
  }
  assert {
    condition     = [for one in yamldecode(output.kustomization).patches : try(one.target.name, "all")] == ["all", "replicate"]
    error_message = "A function that needs nothing is patched, or the one that does is not."
  }
}

run "secrets_in_the_state" {
  command = plan
  variables {
    secrets = { holdfast-password = { password = "correct horse battery staple" } }
  }
  assert {
    condition     = !strcontains(jsonencode(terraform_data.install.triggers_replace), "correct horse")
    error_message = "A secret became part of the state."
  }
}

run "secrets_that_never_change" {
  command = plan
  variables {
    secrets_revision = 2
  }
  assert {
    condition     = contains(terraform_data.install.triggers_replace, 2)
    error_message = "A new revision of the secrets does not bring them again."
  }
}

run "pods_that_keep_the_secrets_they_started_with" {
  command = plan
  variables {
    secrets_revision = 2
  }
  assert {
    condition = yamldecode(yamldecode(output.kustomization).patches[0].patch) == [
      { op = "add", path = "/spec/template/metadata/annotations/holdfast.dev~1secrets-revision", value = "2" },
    ]
    error_message = "A new revision of the secrets makes no new revision of the functions."
  }
}

run "an_overlay_that_is_not_there" {
  command = plan
  variables {
    overlay = "overlays/nowhere"
  }
  expect_failures = [var.overlay]
}

run "a_name_that_leaves_its_folder" {
  command = plan
  variables {
    name = "../vault"
  }
  expect_failures = [var.name]
}
