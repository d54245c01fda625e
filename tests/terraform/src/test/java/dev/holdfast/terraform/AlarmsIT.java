package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which of the module's alarms rings at what: CloudTrail's events, shortened to what patterns ask for, judged as CloudWatch judges them. The
 * request's parameters are written name=value, with a space between.
 */
class AlarmsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "0b5e9bd5-0000-4000-8000-000000000000";
    private static final List<String> ALARMS = List.of(
            "denied-deletes", "changed-rules", "changed-roles", "changed-key", "stopped-trail", "changed-alarms");

    private static ModuleRun module;

    @BeforeAll
    static void render() throws Exception {
        module = Workshop.get().run("location-s3", "a_key_of_this_account_that_changes_in_silence");
    }

    @ParameterizedTest(name = "{0}: {1} ({2}), {3}")
    @CsvSource(nullValues = "-", textBlock = """
            denied-deletes, DeleteObject,       AccessDenied, bucketName=example-backups key=holdfast-system/nightly/packs/ab
            denied-deletes, DeleteObjects,      -,            bucketName=example-backups delete=
            denied-deletes, DeleteObjects,      AccessDenied, bucketName=example-backups delete=
            denied-deletes, PutObjectRetention, AccessDenied, bucketName=example-backups key=holdfast-system/nightly/config
            denied-deletes, PutObjectLegalHold, AccessDenied, bucketName=example-backups key=holdfast-system/nightly/config
            -,              DeleteObject,       AccessDenied, bucketName=example-backups key=holdfast-system/nightly/trials/ab
            -,              DeleteObject,       -,            bucketName=example-backups key=holdfast-system/nightly/packs/ab
            -,              DeleteObjects,      -,            bucketName=example-backups-2 delete=
            -,              PutObject,          AccessDenied, bucketName=example-backups key=holdfast-system/nightly/config
            """)
    void atWhatIsDoneToFiles(@Nullable String alarm, String name, @Nullable String error, String parameters) {
        assertThat(ringing("s3", "Data", name, error, parameters))
                .containsExactlyElementsOf(Stream.ofNullable(alarm).toList());
    }

    @ParameterizedTest(name = "{0}: {2} at {1}, {3}")
    @CsvSource(nullValues = "-", textBlock = """
            changed-rules,  s3,         PutBucketPolicy,            bucketName=example-backups
            changed-rules,  s3,         DeleteBucketPolicy,         bucketName=example-backups-logs
            changed-rules,  s3,         PutBucketLifecycle,         bucketName=example-backups-logs
            changed-rules,  s3,         PutBucketLogging,           bucketName=example-backups
            -,              s3,         PutBucketPolicy,            bucketName=example-backups-2
            changed-roles,  iam,        UpdateAssumeRolePolicy,     roleName=example-backups-pruner
            changed-roles,  iam,        PutRolePolicy,              roleName=example-backups-writer
            changed-roles,  iam,        AttachRolePolicy,           roleName=example-backups-reader
            changed-roles,  iam,        DeleteRolePolicy,           roleName=example-backups-files
            -,              iam,        AttachRolePolicy,           roleName=somebody-else
            changed-key,    kms,        ScheduleKeyDeletion,        keyId=arn:aws:kms:eu-central-1:111111111111:key/KEY
            changed-key,    kms,        DisableKeyRotation,         keyId=KEY
            changed-key,    kms,        CreateGrant,                keyId=KEY
            changed-key,    kms,        UpdateAlias,                targetKeyId=KEY aliasName=alias/other
            changed-key,    kms,        DeleteAlias,                aliasName=alias/holdfast/example-backups
            -,              kms,        ScheduleKeyDeletion,        keyId=another
            stopped-trail,  cloudtrail, StopLogging,                name=arn:aws:cloudtrail:eu-central-1:111111111111:trail/example-backups-files
            stopped-trail,  cloudtrail, DeleteTrail,                name=example-backups-files
            stopped-trail,  cloudtrail, PutEventSelectors,          trailName=example-backups-files
            -,              cloudtrail, StopLogging,                name=another
            stopped-trail,  logs,       DeleteMetricFilter,         logGroupName=/holdfast/example-backups-files filterName=x
            stopped-trail,  logs,       PutMetricFilter,            logGroupName=/holdfast/example-backups-files filterName=x
            stopped-trail,  logs,       DeleteLogGroup,             logGroupName=/holdfast/example-backups-files
            -,              logs,       CreateLogStream,            logGroupName=/holdfast/example-backups-files
            changed-alarms, monitoring, PutMetricAlarm,             alarmName=example-backups-denied-deletes
            changed-alarms, monitoring, DeleteAlarms,               alarmNames=example-backups-denied-deletes
            changed-alarms, monitoring, DisableAlarmActions,        alarmNames=another;example-backups-denied-deletes
            -,              monitoring, DeleteAlarms,               alarmNames=another
            changed-alarms, sns,        DeleteTopic,                topicArn=arn:aws:sns:eu-central-1:111111111111:example-backups-alarms
            changed-alarms, sns,        Unsubscribe,                subscriptionArn=arn:aws:sns:eu-central-1:111111111111:example-backups-alarms:1
            -,              sns,        DeleteTopic,                topicArn=arn:aws:sns:eu-central-1:111111111111:another
            """)
    void atWhatIsDoneToRules(@Nullable String alarm, String service, String name, String parameters) {
        assertThat(ringing(service, "Management", name, null, parameters))
                .containsExactlyElementsOf(Stream.ofNullable(alarm).toList());
    }

    private static List<String> ringing(
            String service, String category, String name, @Nullable String error, String parameters) {
        var event = JSON.createObjectNode()
                .put("eventSource", service + ".amazonaws.com")
                .put("eventCategory", category)
                .put("eventName", name);
        if (error != null) {
            event.put("errorCode", error);
        }
        var requested = event.putObject("requestParameters");
        Stream.of(parameters.replace("KEY", KEY).split(" "))
                .map(one -> one.split("=", 2))
                .forEach(one -> {
                    if (one[0].endsWith("Names")) {
                        Stream.of(one[1].split(";")).forEach(requested.withArray(one[0])::add);
                    } else {
                        requested.put(one[0], one[1]);
                    }
                });
        return ALARMS.stream()
                .filter(alarm -> FilterPattern.matches(pattern(alarm), event))
                .toList();
    }

    private static String pattern(String alarm) {
        return module.resource("aws_cloudwatch_log_metric_filter.this[\"" + alarm + "\"]")
                .path("pattern")
                .asText();
    }
}
