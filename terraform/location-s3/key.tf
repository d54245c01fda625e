module "key" {
  source    = "./kept-key"
  providers = { aws = aws.keys }

  alias       = "holdfast/${var.name}"
  description = "Encrypts the backups in ${var.name}."
  tags        = var.tags
  uses = [
    {
      # The bucket's account decides by its roles who; only through S3, so that nobody wraps anything else with it.
      Sid       = "TheBucketsAccountUsesItThroughS3"
      Effect    = "Allow"
      Principal = { AWS = "arn:${data.aws_partition.here.partition}:iam::${data.aws_caller_identity.here.account_id}:root" }
      Action    = ["kms:GenerateDataKey", "kms:Decrypt", "kms:DescribeKey"]
      Resource  = "*"
      Condition = {
        StringEquals = { "kms:ViaService" = "s3.${data.aws_region.here.region}.amazonaws.com" }
      }
    },
  ]
}
