# What each identity may do with blobs: names of actions, and nothing else, so that a test can try what they mean.
terraform {
  required_version = ">= 1.11"
}

locals {
  containers = "Microsoft.Storage/storageAccounts/blobServices/containers"

  data_actions = {
    # Single put blobs need no more than this. blobs/write would overwrite, and change tags and metadata.
    writer = ["read", "add/action"]
    reader = ["read"]
    # The one right with which policies are set. What is locked it can lengthen only; what is not, it can also unlock.
    renewer = ["read", "immutableStorage/runAsSuperUser/action"]
    # First the blob, then its versions.
    pruner = ["read", "delete", "deleteBlobVersion/action"]
  }
}
