# Speaks to a cluster through kubectl, which takes the knative/ folder as it is; see functions/decisions/0007-terraform-installs-through-kubectl.md.
terraform {
  required_version = ">= 1.11"
}
