package dev.holdfast.store.s3;

import dev.holdfast.store.DefaultRetention;
import dev.holdfast.store.LocationRules;
import dev.holdfast.store.LocationRules.Setting;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRule;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What the bucket says about itself. */
final class S3Rules {
    private final S3Client client;
    private final S3Settings settings;
    private final S3Failure failure;

    S3Rules(S3Client client, S3Settings settings, S3Failure failure) {
        this.client = client;
        this.settings = settings;
        this.failure = failure;
    }

    LocationRules ask() {
        Instant serverTime = serverTime();
        Setting versioning = versioning();
        try {
            ObjectLockConfiguration configuration = client.getObjectLockConfiguration(
                            request -> request.bucket(bucket()))
                    .objectLockConfiguration();
            if (configuration == null) {
                return new LocationRules(
                        new DefaultRetention.Unknown("the server's answer holds no lock configuration"),
                        versioning,
                        Setting.UNKNOWN,
                        serverTime);
            }
            boolean isOn = configuration.objectLockEnabled() == ObjectLockEnabled.ENABLED;
            return new LocationRules(
                    retention(configuration.rule()), versioning, isOn ? Setting.ON : Setting.OFF, serverTime);
        } catch (S3Exception e) {
            if (S3Failure.codeOf(e).equals("ObjectLockConfigurationNotFoundError")) {
                return new LocationRules(new DefaultRetention.None(), versioning, Setting.OFF, serverTime);
            }
            return new LocationRules(unread(e), versioning, Setting.UNKNOWN, serverTime);
        } catch (SdkException e) {
            throw failure.of(S3Request.RULES, "the bucket", e);
        }
    }

    /** Whether the bucket is there at all; an identity that may only write may list at least. */
    private Instant serverTime() {
        try {
            return S3Answers.serverTime(
                    client.listObjectsV2(request -> request.bucket(bucket())
                            .prefix(settings.place().before())
                            .maxKeys(1)),
                    settings);
        } catch (SdkException e) {
            throw failure.of(S3Request.RULES, "the bucket", e);
        }
    }

    private Setting versioning() {
        try {
            return client.getBucketVersioning(request -> request.bucket(bucket()))
                                    .status()
                            == BucketVersioningStatus.ENABLED
                    ? Setting.ON
                    : Setting.OFF;
        } catch (S3Exception e) {
            unread(e);
            return Setting.UNKNOWN;
        } catch (SdkException e) {
            throw failure.of(S3Request.RULES, "the bucket", e);
        }
    }

    private DefaultRetention unread(S3Exception e) {
        return switch (e.statusCode()) {
            case 403 -> new DefaultRetention.Unknown("this identity may not read the bucket's lock configuration");
            case 400, 404, 405, 501 -> new DefaultRetention.Unknown("the server does not tell its lock configuration");
            default -> throw failure.of(S3Request.RULES, "the bucket", e);
        };
    }

    private static DefaultRetention retention(@Nullable ObjectLockRule rule) {
        if (rule == null || rule.defaultRetention() == null) {
            return new DefaultRetention.None();
        }
        Integer days = rule.defaultRetention().days();
        Integer years = rule.defaultRetention().years();
        Duration period = days != null ? Duration.ofDays(days) : Duration.ofDays(365L * (years == null ? 0 : years));
        String mode = String.valueOf(rule.defaultRetention().modeAsString());
        return switch (mode) {
            case "COMPLIANCE" -> new DefaultRetention.Enforced(period);
            case "GOVERNANCE" -> new DefaultRetention.Bypassable(period, mode);
            default -> new DefaultRetention.Unknown("the server states the mode " + mode);
        };
    }

    private String bucket() {
        return settings.place().bucket();
    }
}
