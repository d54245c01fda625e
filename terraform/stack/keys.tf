# One key at each provider to wrap the repository's password with, beside the escrow sheet in the safe: losing a provider, or being locked
# out of one, loses nothing. The functions read the password from its Secret as yet; who may use these keys is therefore nobody but their owners.
module "password_key" {
  source    = "../location-s3/kept-key"
  providers = { aws = aws.keys }

  alias       = "holdfast/${var.name}-password"
  description = "Wraps the password of the backups in ${var.name}."
  uses = [
    {
      Sid       = "OwnersWrapAndUnwrap"
      Effect    = "Allow"
      Principal = { AWS = "arn:${data.aws_partition.keys.partition}:iam::${data.aws_caller_identity.keys.account_id}:root" }
      Action    = ["kms:Encrypt", "kms:Decrypt"]
      Resource  = "*"
    },
  ]
}

data "aws_partition" "keys" {
  provider = aws.keys
}

data "aws_caller_identity" "keys" {
  provider = aws.keys
}

resource "azurerm_key_vault_key" "password" {
  name         = "password"
  key_vault_id = module.azure.key_vault_id
  key_type     = "RSA"
  key_size     = 3072
  key_opts     = ["wrapKey", "unwrapKey"]
}
