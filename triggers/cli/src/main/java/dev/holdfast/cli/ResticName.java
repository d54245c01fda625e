package dev.holdfast.cli;

import dev.holdfast.domain.location.AzureSettings;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocalSettings;
import dev.holdfast.domain.location.S3Settings;
import dev.holdfast.domain.plan.PlanRef;

/** How restic calls a copy: what stands on the escrow sheet and in the README. */
final class ResticName {
    private ResticName() {}

    static String of(BackupLocation location, PlanRef plan) {
        String path =
                (location.prefix().isEmpty() ? "" : location.prefix() + "/") + plan.namespace() + "/" + plan.name();
        return switch (location.settings()) {
            case LocalSettings local -> local.path() + "/" + path;
            case S3Settings s3 ->
                "s3:" + s3.endpoint().map(Object::toString).orElse("https://s3." + s3.region() + ".amazonaws.com") + "/"
                        + s3.bucket() + "/" + path;
            case AzureSettings azure -> "azure:" + azure.container() + ":/" + path;
        };
    }
}
