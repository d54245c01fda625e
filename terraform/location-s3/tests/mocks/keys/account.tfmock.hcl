# The account of the key: another one.
mock_data "aws_caller_identity" {
  defaults = { account_id = "222222222222" }
}

mock_data "aws_partition" {
  defaults = { partition = "aws" }
}

mock_data "aws_region" {
  defaults = { region = "eu-central-1" }
}

mock_resource "aws_kms_key" {
  defaults = {
    arn    = "arn:aws:kms:eu-central-1:222222222222:key/0b5e9bd5-0000-4000-8000-000000000000"
    key_id = "0b5e9bd5-0000-4000-8000-000000000000"
  }
}
