# The account of the bucket. Not the protected cluster's own, if you have another.
provider "aws" {
  region  = "eu-central-1"
  profile = "backups"
}

# The account of the keys, which nobody works in from day to day. The same region.
provider "aws" {
  alias   = "keys"
  region  = "eu-central-1"
  profile = "backup-keys"
}

provider "azurerm" {
  subscription_id = var.azure_subscription_id
  # The account has no shared keys to use instead.
  storage_use_azuread = true

  features {
    storage {
      # Who applies has no right on blobs and queues, and needs none.
      data_plane_available = false
    }
  }
}
