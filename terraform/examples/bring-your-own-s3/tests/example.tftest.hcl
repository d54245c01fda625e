# Each run is named after the mistake that it prevents. They plan and do not apply: tests/terraform applies this example.
variables {
  buckets = {
    cellar = { endpoint = "https://s3.cellar.example.org", bucket = "backups", site = "cellar", medium = "nas", lock_days = 30 }
    tower  = { endpoint = "https://s3.tower.example.org", bucket = "backups", site = "tower", medium = "object-store", lock_days = 14 }
  }
  first      = "tower"
  kubeconfig = { path = "/nowhere" }
  plan       = { name = "nightly", spec = { cluster = { name = "production" } } }
}

run "copies_in_the_order_of_the_alphabet" {
  command = plan
  assert {
    condition     = yamldecode(split("---\n", output.holdfast_yaml)[2]).spec.copies == [{ location = "tower" }, { location = "cellar" }]
    error_message = "The first copy is not the bucket that snapshot writes."
  }
}

run "a_bucket_with_the_policy_of_another" {
  command = plan
  assert {
    condition     = strcontains(output.policies.tower.renewer, "\"s3:object-lock-remaining-retention-days\":\"28\"") && strcontains(output.policies.cellar.renewer, "\"60\"")
    error_message = "A bucket's renewer may lock for twice the days of another bucket."
  }
}

run "a_function_that_cannot_write_what_it_takes" {
  command = plan
  assert {
    condition     = { for function in ["snapshot", "etcd", "replicate"] : function => "${coalesce(local.roles.tower[function], "nobody")} ${coalesce(local.roles.cellar[function], "nobody")}" } == { snapshot = "writer nobody", etcd = "writer nobody", replicate = "reader writer" }
    error_message = "snapshot and etcd do not write the first bucket alone, or replicate does not write the other one."
  }
}

run "one_copy_that_is_called_three" {
  command = plan
  variables {
    buckets = {
      tower = { endpoint = "https://s3.tower.example.org", bucket = "backups", site = "tower", medium = "object-store", lock_days = 14 }
    }
  }
  expect_failures = [var.buckets]
}

run "a_lock_that_lapses_before_anybody_notices" {
  command = plan
  variables {
    buckets = {
      cellar = { endpoint = "https://s3.cellar.example.org", bucket = "backups", site = "cellar", medium = "nas", lock_days = 13 }
      tower  = { endpoint = "https://s3.tower.example.org", bucket = "backups", site = "tower", medium = "object-store", lock_days = 14 }
    }
  }
  expect_failures = [var.buckets]
}

run "a_lock_for_a_lifetime" {
  command = plan
  variables {
    buckets = {
      cellar = { endpoint = "https://s3.cellar.example.org", bucket = "backups", site = "cellar", medium = "nas", lock_days = 3651 }
      tower  = { endpoint = "https://s3.tower.example.org", bucket = "backups", site = "tower", medium = "object-store", lock_days = 14 }
    }
  }
  expect_failures = [var.buckets]
}

run "a_first_copy_that_is_nowhere" {
  command = plan
  variables {
    first = "attic"
  }
  expect_failures = [var.first]
}

run "a_bucket_whose_reader_is_nobody" {
  command = plan
  variables {
    secrets = {
      password     = "x"
      receipt_key  = "x"
      evidence_key = "x"
      users        = { tower = { writer = { id = "x", secret = "x" }, reader = { id = "x", secret = "x" } } }
    }
  }
  expect_failures = [var.secrets]
}
