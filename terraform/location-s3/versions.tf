terraform {
  required_version = ">= 1.11"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0, < 7.0"
      # Where the key lives: another account, so that who takes this one cannot make its data unreadable. The same one works too.
      configuration_aliases = [aws.keys]
    }
  }
}
